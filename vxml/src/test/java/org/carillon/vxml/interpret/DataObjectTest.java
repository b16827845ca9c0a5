package org.carillon.vxml.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.vxml.platform.CallerStory.aCaller;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlObject;
import org.carillon.vxml.platform.Diary;
import org.carillon.vxml.platform.Run;
import org.carillon.vxml.platform.Settings;
import org.carillon.vxml.platform.VirtualPhone;
import org.carillon.vxml.platform.WebSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code <data>} (VoiceXML 2.1 section 5), {@code <object>} (2.0 section 2.3.5), and session variables (2.0 section 5.1.4). */
class DataObjectTest {

    private final WebSite site = new WebSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void dataIsReadAsADocument() {
        site.page("/quote.xml", 200, Map.of("Content-Type", "text/xml"), "<quote><last>30.00</last></quote>");
        site.page(
                "/a.vxml",
                """
                <form>
                  <var name="ticker" expr="'A&amp;B'"/>
                  <data name="quote" src="quote.xml" namelist="ticker"/>
                  <block>
                    <exit expr="quote.documentElement.getElementsByTagName('last').item(0).firstChild.data"/>
                  </block>
                </form>""");
        Run run = aCaller().runsAt(site.uri("/a.vxml"));
        assertThat(run.value("expr")).isEqualTo("30.00");
        assertThat(site.askedPaths()).contains("/quote.xml?ticker=A%26B");
    }

    @Test
    void dataThatIsNoXmlIsABadFetch() {
        site.page("/quote.xml", 200, Map.of(), "no XML");
        site.page(
                "/a.vxml",
                """
                <form>
                  <catch event="error.badfetch"><exit expr="_event"/></catch>
                  <block><data name="quote" src="quote.xml"/></block>
                </form>""");
        assertThat(aCaller().runsAt(site.uri("/a.vxml")).value("expr")).isEqualTo("error.badfetch");
    }

    @Test
    void dataWithoutANameIsSentAllTheSame() {
        site.page("/note", 200, Map.of(), "anything");
        site.page("/a.vxml", "<form><block><data src=\"note\" method=\"post\"/><exit/></block></form>");
        aCaller().runsAt(site.uri("/a.vxml"));
        assertThat(site.asked().get(1).method()).isEqualTo("POST");
    }

    @Test
    void anObjectNobodyKnowsIsUnsupported() {
        Run run = aCaller().runs("<form><object name=\"o\" classid=\"builtin://nobody\"/></form>");
        assertThat(run.result().event()).isEqualTo("error.unsupported.objectname");
    }

    @Test
    void anObjectIsCalledWithItsParameters() {
        SessionResult result = runWithTwice("<object name=\"o\" classid=\"builtin://twice\">"
                + "<param name=\"n\" expr=\"20 + 1\"/><filled><exit expr=\"o.twice\"/></filled></object>");
        assertThat(result.values()).containsEntry("expr", 42.0);
    }

    @Test
    void whatAnObjectThrowsIsAnEvent() {
        SessionResult result = runWithTwice("<catch event=\"error.example\"><exit expr=\"_message\"/></catch>"
                + "<object name=\"o\" classid=\"builtin://twice\"/>");
        assertThat(result.values()).containsEntry("expr", "no number");
    }

    @Test
    void theSessionKnowsItsCall() {
        Run run = aCaller()
                .runs("<form><block><exit expr=\"session.connection.remote.uri + ' '"
                        + " + session.connection.originator.uri + ' ' + session.connection.protocol.name + ' '"
                        + " + session.parameters.customer\"/></block></form>");
        assertThat(run.value("expr")).isEqualTo("tel:+15550100 sip:carillon@example.org sip Ada");
    }

    @Test
    void theSessionKnowsTheRequestUriOfACallThatNamedItsDialog() {
        SessionResult result = runWithTwice(
                "<block><exit expr=\"session.connection.protocol.sip.requesturi.lang + ' '"
                        + " + session.connection.protocol.sip.requesturi['voicexml'] + ' ' + session.connection.aai\"/></block>");
        assertThat(result.values()).containsEntry("expr", "en https://apps.example/a.vxml order 7");
    }

    private static SessionResult runWithTwice(String content) {
        String document = "<vxml version=\"2.1\"><form>" + content + "</form></vxml>";
        Application application = new Application.Attached(document.getBytes(StandardCharsets.UTF_8), null);
        SessionVariables variables = new SessionVariables(
                "a",
                "b",
                "sip",
                "2.0",
                "order 7",
                "remote",
                Map.of("voicexml", "https://apps.example/a.vxml", "lang", "en"),
                Map.of());
        VirtualPhone phone = new VirtualPhone(silent -> {});
        try (VoiceXmlEngine engine = new VoiceXmlEngine(Settings.loopback(), Runnable::run, List.of(new Twice()))) {
            return engine.open(application, variables, phone, new Diary()).run();
        }
    }

    private static final class Twice implements VoiceXmlObject {

        @Override
        public String classid() {
            return "builtin://twice";
        }

        @Override
        public Object call(Map<String, Object> parameters, URI data) throws ObjectFailedException {
            if (!(parameters.get("n") instanceof Double number)) {
                throw new ObjectFailedException("error.example.number", "no number");
            }
            return Map.of("twice", number * 2);
        }
    }
}
