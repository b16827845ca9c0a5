package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.platform.Run;
import org.carillon.vxml.platform.Settings;
import org.carillon.vxml.platform.WebSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VoiceXML 2.0 sections 1.5, 2.3.4, 5.3.7, 5.3.8 and 6.1: documents, roots and leaves, subdialogs, submitting, fetching. */
class DocumentsTest {

    private static final Map<String, String> VXML = Map.of("Content-Type", "application/voicexml+xml");

    private final WebSite site = new WebSite();

    @AfterEach
    void close() {
        site.close();
    }

    private void leaf(String path, String content) {
        site.page(
                path,
                200,
                VXML,
                "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\" application=\"root.vxml\">" + content
                        + "</vxml>");
    }

    @Test
    void rootVariablesLiveOnBetweenLeaves() { // section 1.5.2, and a defect of a peer
        site.page("/root.vxml", "<var name=\"n\" expr=\"1\"/><catch event=\"x\"><exit expr=\"n\"/></catch>");
        leaf(
                "/a.vxml",
                "<form><block><assign name=\"application.n\" expr=\"n + 1\"/><goto next=\"b.vxml\"/></block></form>");
        leaf("/b.vxml", "<form><block><throw event=\"x\"/></block></form>");
        Run run = aCaller().runsAt(site.uri("/a.vxml"));
        assertThat(run.value("expr")).isEqualTo(2.0);
    }

    @Test
    void aLinkOfTheRootLeadsToTheRoot() { // section 2.5
        site.page(
                "/root.vxml", "<link dtmf=\"0\" next=\"#main\"/><form id=\"main\"><block>Main <exit/></block></form>");
        leaf("/a.vxml", "<form><field name=\"n\" type=\"digits?length=2\"><prompt>n?</prompt></field></form>");
        Run run = aCaller().hears("n?").presses("0").hears("Main").runsAt(site.uri("/a.vxml"));
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.EXITED);
    }

    @Test
    void aSubdialogHasVariablesOfItsOwn() { // section 2.3.4
        Run run = aCaller()
                .runs(
                        """
                <var name="v" expr="'outer'"/>
                <form>
                  <subdialog name="s" src="#sub"><param name="p" expr="v + '!'"/></subdialog>
                  <block><exit expr="v + ' ' + s.v + ' ' + s.p"/></block>
                </form>
                <form id="sub">
                  <var name="p" expr="'not this'"/>
                  <var name="v" expr="'inner'"/>
                  <block><return namelist="v p"/></block>
                </form>
                """);
        assertThat(run.value("expr")).isEqualTo("outer inner outer!");
    }

    @Test
    void aParameterNobodyDeclaresIsASemanticError() {
        Run run = aCaller()
                .runs(
                        """
                <form>
                  <subdialog name="s" src="#sub"><param name="p" value="x"/></subdialog>
                </form>
                <form id="sub"><catch event="error.semantic"><return event="told"/></catch><block><return/></block></form>
                """);
        assertThat(run.diary().events()).startsWith("error.semantic", "told");
    }

    @Test
    void aSubdialogCanReturnAnEvent() {
        Run run = aCaller()
                .runs(
                        """
                <form>
                  <catch event="sad"><exit expr="_event + ' ' + _message"/></catch>
                  <subdialog name="s" src="#sub"/>
                </form>
                <form id="sub"><block><return event="sad" messageexpr="'very ' + 'much'"/></block></form>
                """);
        assertThat(run.value("expr")).isEqualTo("sad very much");
    }

    @Test
    void submitSendsTheInputItemsByDefault() { // section 5.3.8
        site.page(
                "/a.vxml",
                """
                <form>
                  <field name="n" type="digits?length=2"><prompt>n?</prompt></field>
                  <block><submit next="b.vxml"/></block>
                </form>""");
        site.page("/b.vxml", "<form><block><exit/></block></form>");
        aCaller().hears("n?").presses("42").runsAt(site.uri("/a.vxml"));
        assertThat(site.askedPaths()).containsExactly("/a.vxml", "/b.vxml?n=42");
    }

    @Test
    void submitPostsWhatIsNamed() {
        site.page(
                "/a.vxml",
                """
                <form>
                  <var name="who" expr="'Ada &amp; Bob'"/>
                  <var name="o" expr="({x: 1, y: 'two'})"/>
                  <block><submit next="b.vxml" method="post" namelist="who o"/></block>
                </form>""");
        site.page("/b.vxml", "<form><block><exit/></block></form>");
        aCaller().runsAt(site.uri("/a.vxml"));
        WebSite.Asked asked = site.asked().get(1);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).startsWith("who=Ada+%26+Bob&o.x=1").contains("o.y=two");
    }

    @Test
    void aRecordingIsPostedAsAPartOfItsOwn() {
        site.page(
                "/a.vxml",
                """
                <form>
                  <record name="r" type="audio/basic" maxtime="1s"><prompt>Speak</prompt></record>
                  <block><submit next="b.vxml" method="post" enctype="multipart/form-data" namelist="r"/></block>
                </form>""");
        site.page("/b.vxml", "<form><block><exit/></block></form>");
        aCaller().hears("Speak").staysSilent().runsAt(site.uri("/a.vxml"));
        WebSite.Asked asked = site.asked().get(1);
        assertThat(asked.headers().get("Content-type").get(0)).startsWith("multipart/form-data; boundary=");
        assertThat(asked.body()).contains("name=\"r\"; filename=\"r\"").contains("Content-Type: audio/basic");
        assertThat(asked.body().length()).isGreaterThan(8_000);
    }

    @Test
    void aMissingPageIsAnEventWithItsStatus() { // section 5.2.6
        site.page(
                "/a.vxml",
                "<form><catch event=\"error.badfetch\"><exit expr=\"_event\"/></catch>"
                        + "<block><goto next=\"nowhere.vxml\"/></block></form>");
        assertThat(aCaller().runsAt(site.uri("/a.vxml")).value("expr")).isEqualTo("error.badfetch.http.404");
    }

    @Test
    void aBadPageIsTheProblemOfThePageThatWentThere() {
        site.page(
                "/a.vxml",
                "<form><catch event=\"error.badfetch\"><exit expr=\"_message\"/></catch>"
                        + "<block><goto next=\"b.vxml\"/></block></form>");
        site.page("/b.vxml", "<catch><exit expr=\"'wrong place'\"/></catch><form><block><goto/></block></form>");
        assertThat((String) aCaller().runsAt(site.uri("/a.vxml")).value("expr")).contains("/b.vxml: line 1: <goto>");
    }

    @Test
    void theSessionEndsWithTheReasonIfItsFirstPageCannotBeHad() {
        Run run = aCaller().runsAt(site.uri("/nowhere.vxml"));
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.ERROR);
        assertThat(run.result().event()).isEqualTo("error.badfetch.http.404");
        assertThat(run.result().message()).contains("/nowhere.vxml answered 404");
    }

    @Test
    void cookiesAreKeptForTheSession() {
        site.page(
                "/a.vxml",
                200,
                Map.of("Set-Cookie", "id=7; Path=/"),
                "<vxml version=\"2.1\"><form><block><goto next=\"b.vxml\"/></block></form></vxml>");
        site.page("/b.vxml", "<form><block><exit/></block></form>");
        aCaller().runsAt(site.uri("/a.vxml"));
        assertThat(site.asked().get(1).headers().get("Cookie")).containsExactly("id=7");
    }

    @Test
    void whatIsFreshIsNotFetchedAgainUnlessTheAuthorWants() { // section 6.1.2
        site.page(
                "/a.vxml",
                """
                <form>
                  <script src="s.js"/><script src="s.js"/><script src="s.js" maxage="0"/>
                  <block><exit expr="n"/></block>
                </form>""");
        site.page("/s.js", 200, Map.of("Cache-Control", "max-age=60", "ETag", "\"1\""), "var n = 5;");
        assertThat(aCaller().runsAt(site.uri("/a.vxml")).value("expr")).isEqualTo(5.0);
        assertThat(site.askedPaths()).containsExactly("/a.vxml", "/s.js", "/s.js");
        assertThat(site.asked().get(2).headers()).containsKey("If-none-match");
    }

    @Test
    void relativeReferencesOfARootsHandlerAreTheLeafs() { // section 5.2
        site.page("/root.vxml", "<catch event=\"x\"><goto next=\"b.vxml\"/></catch>");
        site.page(
                "/deep/a.vxml",
                200,
                VXML,
                "<vxml version=\"2.1\" application=\"../root.vxml\">"
                        + "<form><block><throw event=\"x\"/></block></form></vxml>");
        site.page("/deep/b.vxml", "<form><block><exit expr=\"'deep'\"/></block></form>");
        assertThat(aCaller().runsAt(site.uri("/deep/a.vxml")).value("expr")).isEqualTo("deep");
    }

    @Test
    void aDocumentThatIsBroughtAlongHasABaseOnlyIfToldSo() {
        site.page("/b.vxml", "<form><block><exit expr=\"'b'\"/></block></form>");
        String document = "<vxml version=\"2.1\"><form><block><goto next=\"b.vxml\"/></block></form></vxml>";
        byte[] bytes = document.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        URI host = URI.create("http://127.0.0.1:" + site.uri("/").getPort());
        Run based = aCaller().runsApplication(new Application.Attached(bytes, host), Settings.loopback());
        assertThat(based.value("expr")).isEqualTo("b");
        Run baseless = aCaller().runsApplication(new Application.Attached(bytes, null), Settings.loopback());
        assertThat(baseless.result().event()).isEqualTo("error.badfetch");
    }

    @Test
    void whatIsWantedAheadIsFetchedOnce() { // section 6.1.1: fetchhint
        site.page(
                "/a.vxml",
                """
                <form>
                  <field name="n" type="digits?length=1"><prompt>n?</prompt></field>
                  <block><audio src="x.wav" fetchhint="prefetch"/><exit/></block>
                </form>""");
        Map<String, String> headers = Map.of("Content-Type", "audio/x-wav", "Cache-Control", "max-age=60");
        site.page("/x.wav", 200, headers, "RIFF----WAVEfmt ");
        aCaller()
                .hears("n?")
                .does(phone -> {
                    site.awaitRequests(2);
                    phone.press(Duration.ofSeconds(1), "1");
                })
                .hears("/x.wav>")
                .runsAt(site.uri("/a.vxml"));
        assertThat(site.askedPaths()).startsWith("/a.vxml", "/x.wav");
    }

    @Test
    void fetchaudioIsHeardWhileTheCallerWaits() { // section 6.1.1
        site.page(
                "/a.vxml",
                """
                <property name="fetchaudiodelay" value="0s"/><property name="fetchaudiominimum" value="0s"/>
                <form><block>Wait <goto next="/slow" fetchaudio="%s"/></block></form>
                """
                        .formatted(site.uri("/music.wav")));
        site.page("/music.wav", 200, Map.of("Content-Type", "audio/x-wav"), "RIFF----WAVEfmt ");
        site.slowPage("/slow", 800, "<form><block>There <exit/></block></form>");
        Run run = aCaller().hears("Wait").hears("/music.wav>").hears("There").runsAt(site.uri("/a.vxml"));
        assertThat(run.result().kind()).isEqualTo(SessionResult.Kind.EXITED);
    }
}
