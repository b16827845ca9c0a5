package org.carillon.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.InvalidPropertyException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carillon.mail.MailRefusedException;
import org.carillon.mail.ReceivedMail;
import org.carillon.mail.SmtpClient;
import org.junit.jupiter.api.Test;

class ListenerEndpointTest {

    private static final ReceivedMail MAIL = new ReceivedMail(
            "anna",
            "anna@client.test",
            List.of("+15550100@carillon.test"),
            new byte[0],
            new SmtpClient("127.0.0.1", "client.test", false));

    private final FakeBean bean = new FakeBean();
    private final ListenerEndpoint endpoint = new ListenerEndpoint(bean.factory(), bean.transactions(), Set.of());

    @Test
    void aCommittedMailIsTaken() throws MailRefusedException {
        endpoint.onMail(MAIL);
        assertThat(bean.events()).containsExactly("create", "before", "onMail", "after", "release");
    }

    @Test
    void aMailWhoseTransactionWasRolledBackIsRefusedForNow() {
        bean.rollsBack();
        assertRefused(() -> endpoint.onMail(MAIL), 451, "4.3.0");
        assertThat(bean.events()).contains("release");
    }

    @Test
    void aRefusalOfTheBeanIsPassedOn() {
        bean.fails(new MailRefusedException(554, "5.6.0 unreadable"));
        assertRefused(() -> endpoint.onMail(MAIL), 554, "5.6.0 unreadable");
        assertThat(bean.events()).containsExactly("create", "before", "onMail", "after", "release");
    }

    @Test
    void aSurpriseInTheBeanIsATemporaryRefusal() {
        bean.fails(new IllegalStateException("a bug"));
        assertRefused(() -> endpoint.onMail(MAIL), 451, "4.3.0");
        assertRefused(() -> endpoint.acceptRecipient("anna", "", "+1@x"), 451, "4.3.0");
        assertRefused(() -> endpoint.authenticate("anna", "secret"), 454, "4.7.0");
    }

    @Test
    void aBeanThatIsNotDeployedYetIsATemporaryRefusal() {
        bean.isUnavailable(true);
        assertThat(endpoint.isReady()).isFalse();
        assertRefused(() -> endpoint.onMail(MAIL), 451, "4.3.0");
        bean.isUnavailable(false);
        assertThat(endpoint.isReady()).isTrue();
    }

    @Test
    void aBeanWithoutTransactionIsCalledAsItIs() throws MailRefusedException {
        bean.isNotTransacted();
        assertThat(endpoint.authenticate("anna", "secret")).isEqualTo("anna");
        assertThat(bean.events()).containsExactly("create", "authenticate", "release");
    }

    @Test
    void recipientsInOtherDomainsAreNotRelayed() throws Exception {
        ListenerEndpoint ours = new ListenerEndpoint(bean.factory(), bean.transactions(), Set.of("carillon.test"));
        ours.acceptRecipient("anna", "", "+15550100@Carillon.Test");
        assertRefused(() -> ours.acceptRecipient("anna", "", "+15550100@elsewhere.test"), 550, "5.7.1");
        assertRefused(() -> ours.acceptRecipient("anna", "", "+1@carillon.test@elsewhere.test"), 550, "5.7.1");
    }

    @Test
    void anActivationNamesItsDomains() throws InvalidPropertyException {
        MailActivation activation = new MailActivation();
        activation.validate();
        activation.setDomains(" Carillon.test , [127.0.0.1],");
        activation.validate();
        assertThat(activation.domainNames()).containsExactlyInAnyOrder("carillon.test", "[127.0.0.1]");
        activation.setDomains("carillon.test,no domain");
        assertThatThrownBy(activation::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("no domain");
    }

    @Test
    void thereIsOneBeanForTheMail() throws Exception {
        Deliveries deliveries = new Deliveries();
        assertThat(deliveries.isReady()).isFalse();
        assertRefused(() -> deliveries.onMail(MAIL), 451, "4.3.2");
        deliveries.begin(bean.factory(), endpoint);
        assertThat(deliveries.isReady()).isTrue();
        assertThatCode(() -> deliveries.onMail(MAIL)).doesNotThrowAnyException();
        FakeBean second = new FakeBean();
        assertThatThrownBy(() -> deliveries.begin(second.factory(), endpoint))
                .isInstanceOf(NotSupportedException.class);
        deliveries.end(second.factory());
        assertThat(deliveries.isReady()).isTrue();
        deliveries.end(bean.factory());
        assertThat(deliveries.isReady()).isFalse();
    }

    private static void assertRefused(ThrowingCallable call, int code, String sentence) {
        assertThatThrownBy(call).isInstanceOfSatisfying(MailRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.getMessage()).startsWith(sentence);
        });
    }
}
