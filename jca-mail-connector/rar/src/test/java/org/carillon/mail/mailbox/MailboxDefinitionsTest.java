package org.carillon.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.carillon.mail.mailbox.Disposal.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxDefinitionsTest {

    @Test
    void aMailboxNeedsAHostAUserAndAPassword() throws Exception {
        MailboxDefinition mailbox = read("calls=imap:mail.example.com;user=calls@Example.com;password=s%2Ce%3Bc+r%25et")
                .get(0);
        assertThat(mailbox.name()).isEqualTo("calls");
        assertThat(mailbox.port()).isEqualTo(993);
        assertThat(mailbox.encryption()).isEqualTo(Encryption.IMPLICIT);
        assertThat(mailbox.credential().secret()).isEqualTo("s,e;c+r%et");
        assertThat(mailbox.credential().mechanism()).isNull();
        assertThat(mailbox.folder()).isEqualTo("INBOX");
        assertThat(mailbox.address()).isEqualTo("calls@example.com");
        assertThat(mailbox.authServIds()).isEmpty();
        assertThat(mailbox.accepted()).isEqualTo(new Disposal(Kind.SEEN, null));
        assertThat(mailbox.refused()).isEqualTo(new Disposal(Kind.FLAG, null));
        assertThat(mailbox.poll()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void severalMailboxesAreReadInSeveralWays() {
        List<MailboxDefinition> mailboxes = read(
                "a=pop3:127.0.0.1:110;tls=none;user=a;password=p;refused=keep;address=@calls.test;auth-serv-id=MX.test b.test,"
                        + " b=imap:[::1];tls=starttls;user=b;folder=Calls;accepted=move:Done;poll=5;retry=7;"
                        + "oauth-token-url=https://login.test/token;oauth-client-id=c;oauth-refresh-token=r");
        assertThat(mailboxes.get(0).accepted()).isEqualTo(new Disposal(Kind.DELETE, null));
        assertThat(mailboxes.get(0).refused()).isEqualTo(new Disposal(Kind.KEEP, null));
        assertThat(mailboxes.get(0).authServIds()).containsExactlyInAnyOrder("mx.test", "b.test");
        assertThat(mailboxes.get(1).host()).isEqualTo("::1");
        assertThat(mailboxes.get(1).port()).isEqualTo(143);
        assertThat(mailboxes.get(1).accepted()).isEqualTo(new Disposal(Kind.MOVE, "Done"));
        assertThat(mailboxes.get(1).credential().mechanism()).isEqualTo("XOAUTH2");
        assertThat(mailboxes.get(1).longestRetry()).isEqualTo(Duration.ofSeconds(7));
        assertThat(mailboxes).hasToString("[a (a at 127.0.0.1:110), b (b at ::1:143)]");
    }

    @Test
    void noMailboxIsNoMistake() {
        assertThat(read(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            secret-and-nothing-else                                | mailbox 1 of the list is not written
            a=smtp:h;user=u;password=p                             | mailbox a: is read by imap or pop3, not by smtp
            a=imap:h;password=p                                    | mailbox a: user is missing
            a=imap:h;user=u                                        | mailbox a: password is missing
            a=imap:h;user=u;password=p;passwort=p                  | mailbox a: there are no options named [passwort]
            a=imap:h;user=u;password=p;user=v                      | mailbox a: option user stands twice
            a=imap:h;user=u;password=p%zz                          | mailbox a: a percent sign in a value is written %25
            a=imap:h;user=u;password=p;tls=none                    | mailbox a: tls=none is for this machine only
            a=imap:h;user=u;password=p;accepted=keep               | mailbox a: by imap a mail is marked
            a=imap:h;user=u;password=p;accepted=move:              | mailbox a: what becomes of a mail is
            a=pop3:h;user=u;password=p;accepted=seen               | mailbox a: by pop3 a mail can only be deleted or kept
            a=pop3:h;user=u;password=p;folder=X                    | mailbox a: by pop3 there is no folder
            a=imap:h;user=u;password=p;poll=0                      | mailbox a: poll is 1 to 3600 seconds
            a=imap:h:70000;user=u;password=p                       | mailbox a: the port is 1 to 65535
            a=imap:h;user=u;oauth-token-url=https://x;password=p   | mailbox a: there is either a password or oauth
            a=imap:h;user=u;oauth-token-url=http://192.0.2.1/;oauth-client-id=c;oauth-client-secret=s | mailbox a: oauth-token-url must begin with https
            a=imap:h;user=u;oauth-token-url=https://x;oauth-client-id=c | mailbox a: oauth needs oauth-client-secret
            a=imap:h;user=u;password=p, a=imap:h;user=u;password=p | two mailboxes are named a
            """)
    void whatIsWrongIsToldInASentence(String list, String sentence) {
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=imap:h;user=u;password=TOPSECRET;tls=loud",
                "a=imap:h;user=u;password=TOPSECRET%",
                "TOPSECRET",
                "a=imap:h;user=u;password=TOP;TOPSECRET",
                "a=imap:h;user=u;oauth-token-url=https://x y/;oauth-client-id=c;oauth-client-secret=TOPSECRET"
            })
    void noSentenceHoldsASecret(String list) {
        assertThatThrownBy(() -> read(list)).message().doesNotContain("TOPSECRET");
    }

    private static List<MailboxDefinition> read(String list) {
        return MailboxDefinitions.read(list, Clock.systemUTC());
    }
}
