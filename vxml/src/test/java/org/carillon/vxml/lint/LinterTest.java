package org.carillon.vxml.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors are told about their documents. */
class LinterTest {

    private static final String HEAD =
            "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\" xml:lang=\"en-US\">\n";

    private final Linter linter = new Linter();

    @TempDir
    private Path folder;

    @Test
    void aGoodDocumentHasNoFindings() throws IOException {
        write("other.vxml", HEAD + "<form id='more'><block/></form></vxml>");
        write(
                "cities.grxml",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='en' root='r'>"
                        + "<rule id='r'>Basel</rule></grammar>");
        assertThat(
                        check(
                                """
                        <var name="n" expr="1 &lt; 2 ? 'a' : 'b'"/>
                        <link next="#bye"><grammar mode="dtmf" version="1.0" root="r"><rule id="r">0</rule></grammar></link>
                        <menu dtmf="true"><prompt>Choose <enumerate/></prompt>
                          <choice next="#order">order</choice><choice next="other.vxml#more">more</choice></menu>
                        <form id="order">
                          <field name="city"><prompt bargein="false">Where?</prompt><grammar src="cities.grxml"/>
                            <filled><if cond="city == 'x'"><clear namelist="city"/><else/><goto next="#bye"/></if></filled></field>
                          <field name="pin" type="digits?length=4"><noinput count="2"><reprompt/></noinput></field>
                        </form>
                        <form id="bye"><block><prompt>Good <emphasis>bye</emphasis></prompt><disconnect/></block></form>
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<form><bloc/></form> ~ 3: error: VoiceXML has no element <bloc>",
                "<form><choice next='#x'/></form> ~ 3: error: <choice> can't stand in <form>",
                "<form><block nam='x'/></form> ~ 3: warning: <block> has no attribute nam",
                "<form><block><assign name='x'/></block></form> ~ 3: error: <assign> needs the attribute expr",
                "<form>hello</form> ~ 3: error: <form> can't hold text: hello",
                "<form><block cond='1 +'/></form> ~ 3: error: cond=\"1 +\" is no ECMAScript: ",
                "<script>function (</script><form/> ~ 3: error: the script is no ECMAScript: ",
                "<var name='a.b'/><form/> ~ 3: error: not a name for a variable: a.b",
                "<form><block><goto next='#nowhere'/></block></form> ~ 3: error: there is no dialog nowhere in this document",
                "<form><block><goto next='gone.vxml'/></block></form> ~ 3: error: can't be fetched: ",
                "<form><block><audio src='gone.wav'/></block></form> ~ 3: error: can't be fetched: ",
                "<form><block/></form><form id='lost'><block/></form> ~ 3: warning: nothing in this document leads to the dialog lost",
                "<form><field name='f'/></form> ~ 3: warning: no grammar can fill the field f",
                "<form><field name='f' type='digit'/></form> ~ 3: error: type digit: no builtin grammar digit",
                "<form><field name='f'><grammar root='r'><rule id='r'/></grammar></field></form> ~ 3: error: grammar: ",
                "<form><field name='f'><grammar src='gone.grxml'/></field></form> ~ 3: error: grammar: ",
                "<form><initial/></form> ~ 3: error: <initial> needs a grammar in its form",
                "<menu/> ~ 3: error: <menu> needs a <choice>",
                "<form><block><goto next='#a' expr='b'/></block></form><form id='a'/> ~ 3: error: line 3: ",
            })
    void mistakesAreToldWithTheirLine(String content, String finding) throws IOException {
        assertThat(check(content)).anySatisfy(found -> assertThat(found).startsWith(finding.strip()));
    }

    @Test
    void whatIsNotWellFormedIsToldWithItsLine() throws IOException {
        assertThat(check("<form>\n<block>\n</form>")).singleElement().satisfies(found -> assertThat(found)
                .startsWith("5: error: not well-formed"));
        assertThat(linter.check(folder.resolve("missing.vxml").toUri()))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).isEqualTo("can't be read: no such file"));
    }

    @Test
    void whereAnExpressionLeadsNobodyIsCalledUnreachable() throws IOException {
        assertThat(check("<form><block><goto expr=\"'#' + 'lost'\"/></block></form><form id='lost'><block/></form>"))
                .isEmpty();
    }

    private List<String> check(String content) throws IOException {
        write("page.vxml", "<?xml version=\"1.0\"?>\n" + HEAD + content + "</vxml>");
        return linter.check(folder.resolve("page.vxml").toUri()).stream()
                .map(found -> found.toString().replaceFirst("^file:.*page\\.vxml:", ""))
                .toList();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
