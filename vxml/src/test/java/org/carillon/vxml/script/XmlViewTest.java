package org.carillon.vxml.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What scripts see of the document that {@code <data>} fetched (VoiceXML 2.1 section 5 and appendix D). */
class XmlViewTest {

    private static final String XML =
            """
            <quote xmlns:t="http://trade.example/" t:id="q7" symbol="BQ"><!--live--><name>Big &amp; Quick</name>
            <last>30.00</last><t:bid>29</t:bid><note><![CDATA[a<b]]></note><?go now?></quote>""";

    private static final Scripts SCRIPTS = new Scripts(Duration.ofSeconds(2), 16 * 1024 * 1024);

    private final ScriptSession session = SCRIPTS.openSession();
    private final ScriptScope scope = session.scope().child("application");

    @BeforeEach
    void declareData() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)));
        scope.declare("d", session.fromXml(document));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "d.nodeType + d.nodeName ~ 9#document",
                "d.documentElement.tagName ~ quote",
                "d.documentElement.getAttribute('symbol') + d.documentElement.getAttribute('none') ~ BQ",
                "d.documentElement.getAttributeNS('http://trade.example/', 'id') ~ q7",
                "d.documentElement.attributes.getNamedItem('symbol').value ~ BQ",
                "d.documentElement.attributes.getNamedItem('none') === null ~ true",
                "d.documentElement.getAttributeNode('symbol').ownerElement === d.documentElement ~ true",
                "d.documentElement.hasAttribute('symbol') + '' + d.documentElement.hasAttribute('none') ~ truefalse",
                "d.getElementsByTagName('last').item(0).firstChild.data ~ 30.00",
                "d.getElementsByTagName('last')[0].firstChild.nodeValue ~ 30.00",
                "d.getElementsByTagName('*').length ~ 5",
                "d.getElementsByTagName('last').item(1) === null ~ true",
                "d.getElementsByTagNameNS('http://trade.example/', '*').item(0).localName ~ bid",
                "d.getElementsByTagName('name').item(0).firstChild.data ~ Big & Quick",
                "d.getElementsByTagName('name').item(0).firstChild.substringData(6, 99) ~ Quick",
                "d.getElementsByTagName('note').item(0).firstChild.nodeType === d.CDATA_SECTION_NODE ~ true",
                "d.documentElement.firstChild.nodeType === d.COMMENT_NODE ~ true",
                "d.documentElement.lastChild.target + d.documentElement.lastChild.data ~ gonow",
                "d.documentElement.childNodes.length ~ 7",
                "d.documentElement.firstChild.nextSibling.previousSibling === d.documentElement.firstChild ~ true",
                "d.documentElement.parentNode === d && d.documentElement.ownerDocument === d ~ true",
                "d.documentElement.prefix === null && d.parentNode === null ~ true",
                "typeof d.getElementsByTagName('last') ~ object",
            })
    void theDocumentCanBeRead(String expression, String expected) throws Exception {
        assertThat(scope.text(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d.x = 1",
                "d.documentElement.tagName = 'x'",
                "d.documentElement.firstChild.data = 'x'",
                "d.documentElement.childNodes[0] = null",
                "d.documentElement.childNodes.length = 0",
                "d.documentElement.removeChild(d.documentElement.firstChild)",
                "d.documentElement.setAttribute('symbol', 'x')",
                "d.createElement('x')",
                "delete d.documentElement",
                "d.documentElement.constructor.prototype.leak = d.undefined.leak",
                "d.getElementsByTagName.call({}, 'last')",
                "d.getElementsByTagName.leak = 1; d.undefined.x",
                "d.documentElement.firstChild.substringData(99, 1)",
            })
    void theDocumentCannotBeChanged(String script) {
        assertThatThrownBy(() -> scope.evaluate(script)).isInstanceOf(ScriptException.class);
    }

    @Test
    void nothingOfJavaIsExposed() throws Exception {
        for (String name :
                new String[] {"getClass", "getNodeName", "node", "class", "wait", "userData", "getFeature", "baseURI"
                }) {
            assertThat(scope.evaluate("d." + name)).isEqualTo(ScriptSession.undefined());
            assertThat(scope.evaluate("d.documentElement.childNodes." + name)).isEqualTo(ScriptSession.undefined());
        }
    }
}
