package org.carillon.vxml;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carillon.vxml.platform.Settings;
import org.carillon.vxml.platform.WebSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of an application before anybody is called. */
class CheckTest {

    private final WebSite site = new WebSite();
    private final VoiceXmlEngine engine = new VoiceXmlEngine(Settings.loopback());

    @AfterEach
    void close() {
        engine.close();
        site.close();
    }

    private void check(String document) throws BadApplicationException {
        engine.check(new Application.Attached(document.getBytes(StandardCharsets.UTF_8), null));
    }

    private void assertRefused(String document, String why) {
        assertThatThrownBy(() -> check(document))
                .isInstanceOf(BadApplicationException.class)
                .hasMessageContaining(why);
    }

    private static String vxml(String content) {
        return "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\">" + content + "</vxml>";
    }

    @Test
    void whatCanRunPasses() {
        assertThatCode(() -> check(vxml("<form/>"))).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotWellFormedIsTold() {
        assertRefused("<vxml version=\"2.1\"><form>", "not well-formed");
        assertRefused("not XML at all", "not well-formed");
        assertRefused("", "not well-formed");
    }

    @Test
    void whatIsNotVoiceXmlIsTold() {
        assertRefused("<html/>", "not VoiceXML: the root element is <html>");
        assertRefused("<vxml xmlns=\"urn:other\" version=\"2.1\"><form/></vxml>", "not VoiceXML");
        assertRefused("<vxml version=\"1.0\"><form/></vxml>", "VoiceXML 1.0 is not known");
        assertRefused(vxml(""), "there is no form and no menu in it");
    }

    @Test
    void whatIsTooLargeIsTold() {
        assertRefused(vxml("<form><block>" + "x".repeat(70_000) + "</block></form>"), "larger than the 65536 bytes");
    }

    @Test
    void aMissingRootDocumentIsTold() {
        site.page("/a.vxml", 200, Map.of(), "<vxml version=\"2.1\" application=\"none.vxml\"><form/></vxml>");
        assertThatThrownBy(() -> engine.check(new Application.Referenced(site.uri("/a.vxml"))))
                .isInstanceOf(BadApplicationException.class)
                .hasMessageContaining("/none.vxml answered 404");
    }

    @Test
    void aForbiddenAddressIsTold() {
        assertThatThrownBy(() -> engine.check(new Application.Referenced(URI.create("http://10.0.0.1/x"))))
                .hasMessageContaining("fetching from 10.0.0.1 is not allowed");
    }

    @Test
    void aDoctypeIsToleratedAndNothingIsLoadedForIt() {
        String local = "<!DOCTYPE vxml PUBLIC \"-//W3C//DTD VOICEXML 2.1//EN\" \"" + site.uri("/x.dtd") + "\">";
        assertThatCode(() -> check(local + vxml("<form/>"))).doesNotThrowAnyException();
        org.assertj.core.api.Assertions.assertThat(site.asked()).isEmpty();
    }

    @Test
    void entitiesAreNotExpanded() {
        assertRefused(
                "<!DOCTYPE vxml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + vxml("<form><block>&x;</block></form>"),
                "entity &x;");
        assertRefused(
                "<!DOCTYPE vxml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        + vxml("<form><block>&b;</block></form>"),
                "entity &b;");
    }

    @Test
    void depthIsBounded() {
        assertRefused(
                vxml("<form><block><prompt>" + "<s>".repeat(5_000) + "</s>".repeat(5_000) + "</prompt></block></form>"),
                "nested more than");
    }

    /** Exactly one, or at most one, of attributes that exclude each other; and attributes that must be there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<block><goto/></block> | <goto> needs exactly one",
                "<block><goto next='a' expr='b'/></block> | <goto> needs exactly one",
                "<block><goto next='a' nextitem='b'/></block> | <goto> needs exactly one",
                "<block><submit next='a' expr='b'/></block> | <submit> needs exactly one",
                "<block><exit expr='1' namelist='b'/></block> | <exit> can have only one",
                "<block><throw/></block> | <throw> needs exactly one",
                "<block><throw event='a' message='b' messageexpr='c'/></block> | <throw> can have only one",
                "<block><return event='a' namelist='b'/></block> | <return> can have only one",
                "<block><script src='a'>b</script></block> | <script> needs exactly one",
                "<block><audio/></block> | <audio> needs exactly one",
                "<block><prompt><mark/></prompt></block> | <mark> needs exactly one",
                "<block><data name='a'/></block> | <data> needs exactly one",
                "<block><value/></block> | <value> needs the attribute expr",
                "<block><if/></block> | <if> needs the attribute cond",
                "<block><if cond='1'><else/><elseif cond='2'/></if></block> | nothing can follow <else>",
                "<block><prompt timeout='soon'>x</prompt></block> | timeout is not a time",
                "<block><prompt bargein='maybe'>x</prompt></block> | neither true nor false",
                "<block><nonsense/></block> | <nonsense> can't stand in <block>",
                "<field name='a b'/> | not a name",
                "<field name='a'/><field name='a'/> | two form items with the name a",
                "<field name='a'><grammar/></field> | <grammar> needs exactly one",
                "<field name='a'><grammar src='a' srcexpr='b'/></field> | <grammar> can have only one",
                "<field name='a'><grammar src='a'>b</grammar></field> | <grammar> needs exactly one",
                "<field name='a'><filled mode='any'/></field> | neither mode nor namelist",
                "<filled namelist='nobody'/> | names something that is no input item",
                "<subdialog name='s'/> | <subdialog> needs exactly one",
                "<subdialog name='s' src='a'><param name='x'/></subdialog> | <param> needs exactly one",
                "<transfer name='t'/> | <transfer> needs exactly one",
                "<transfer name='t' dest='a' bridge='true' type='blind'/> | <transfer> can have only one",
                "<link next='a' event='b'/> | <link> needs exactly one",
                "<block/><catch count='0'/> | count must be 1",
            })
    void whatIsNotValidIsTold(String content, String why) {
        assertRefused(vxml("<form>" + content.replace('\'', '"') + "</form>"), why.replace("can\"t", "can't"));
    }

    @Test
    void twoDialogsCannotHaveTheSameId() {
        assertRefused(vxml("<form id=\"a\"/><menu id=\"a\"/>"), "another dialog with the id a");
    }

    @Test
    void aNumberedMenuLeavesOnlySomeKeys() { // VoiceXML 2.0 section 2.2.1
        assertRefused(
                vxml("<menu dtmf=\"true\"><choice dtmf=\"5\" next=\"#a\">a</choice></menu>"), "can only be *, # or 0");
    }
}
