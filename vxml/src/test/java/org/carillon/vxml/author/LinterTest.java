package org.carillon.vxml.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;
import org.junit.jupiter.api.Test;

/** What the check tells authors. */
class LinterTest {

    private static List<String> problems(String content) throws BadDocumentException {
        byte[] document = ("<vxml version=\"2.1\">\n" + content + "</vxml>").getBytes(StandardCharsets.UTF_8);
        return Linter.check(new DocumentReader().read(document, null, URI.create("file:///a.vxml"))).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void whatIsFineIsFine() throws BadDocumentException {
        assertThat(
                        problems(
                                """
                        <link event="help" dtmf="0"/>
                        <menu><choice next="#a">a</choice></menu>
                        <form id="a"><field name="f" type="digits"/><block><goto nextitem="f"/></block></form>
                        """))
                .isEmpty();
    }

    @Test
    void brokenReferencesAreTold() throws BadDocumentException {
        assertThat(
                        problems(
                                """
                        <form>
                          <block><if cond="true"><goto next="#nowhere"/><else/>
                          <goto nextitem="nobody"/></if></block>
                        </form>
                        """))
                .containsExactly(
                        "line 3: there is no dialog with the id nowhere", "line 4: there is no form item nobody");
    }

    @Test
    void dialogsThatNothingLeadsToAreTold() throws BadDocumentException {
        assertThat(
                        problems(
                                """
                        <form id="a"><block><goto next="#b"/></block></form>
                        <form id="b"/>
                        <form id="c"><block><goto next="#d"/></block></form>
                        <form id="d"/>
                        """))
                .containsExactly(
                        "line 4: nothing in this document leads to the dialog c",
                        "line 5: nothing in this document leads to the dialog d");
    }

    @Test
    void whatIsComputedMayLeadAnywhere() throws BadDocumentException {
        assertThat(problems("<form><block><goto expr=\"x\"/></block></form><form id=\"b\"/>"))
                .isEmpty();
    }

    @Test
    void fieldsThatCannotBeFilledAreTold() throws BadDocumentException {
        assertThat(problems("<form><initial/><field name=\"f\"><prompt>Well?</prompt></field></form>"))
                .containsExactly(
                        "line 2: <initial> in a form without a form-level grammar",
                        "line 2: the field f has no grammar, no type and no options: nothing can fill it");
    }
}
