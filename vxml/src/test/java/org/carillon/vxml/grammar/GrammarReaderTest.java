package org.carillon.vxml.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grammars of both forms, and what is no grammar (SRGS 1.0). */
class GrammarReaderTest {

    private static final String XML =
            "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='en' root='r'";
    private static final URI BASE = URI.create("http://shop.example/app/");

    private final Map<URI, GrammarSource> web = new HashMap<>();
    private int fetches;
    private final GrammarReader reader = new GrammarReader(uri -> {
        fetches++;
        if (!web.containsKey(uri)) {
            throw new BadGrammarException("404 " + uri);
        }
        return web.get(uri);
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no rule, so no root
                "<rule id='r'/>", // section 3.1: an empty rule
                "<rule id='x'>a</rule>", // section 4.7: no rule of that name
                "<rule>a</rule>",
                "<rule id='NULL'>a</rule><rule id='r'>a</rule>", // section 3.1: a special rule
                "<rule id='a.b'>a</rule><rule id='r'>a</rule>",
                "<rule id='a-b'>a</rule><rule id='r'>a</rule>",
                "<rule id='r'>a</rule><rule id='r'>b</rule>",
                "<rule id='r' scope='protected'>a</rule>",
                "<rule id='r'><one-of/></rule>", // section 2.4
                "<rule id='r'><one-of>a</one-of></rule>",
                "<rule id='r'><one-of><token>a</token></one-of></rule>",
                "<rule id='r'><one-of><item weight='-1'>a</item></one-of></rule>", // section 2.4.1
                "<rule id='r'><one-of><item weight='1e3'>a</item></one-of></rule>",
                "<rule id='r'><item repeat='2-1'>a</item></rule>", // section 2.5
                "<rule id='r'><item repeat='-3'>a</item></rule>",
                "<rule id='r'><item repeat='x'>a</item></rule>",
                "<rule id='r'><item repeat='1-2' repeat-prob='1.5'>a</item></rule>",
                "<rule id='r'><item repeat-prob='0.5'>a</item></rule>",
                "<rule id='r'><ruleref/></rule>", // section 2.2
                "<rule id='r'><ruleref uri='#r' special='NULL'/></rule>",
                "<rule id='r'><ruleref special='null'/></rule>",
                "<rule id='r'><ruleref uri='#nowhere'/></rule>",
                "<rule id='r'>a</rule><rule id='unused'><ruleref uri='#nowhere'/></rule>",
                "<rule id='r'><ruleref uri='#r'>a</ruleref></rule>",
                "<rule id='r'><token>a<item>b</item></token></rule>",
                "<rule id='r'><token> </token></rule>",
                "<rule id='r'>\"</rule>", // section 2.1: no end
                "<rule id='r'>\"\"</rule>",
                "<rule id='r'>a<example>a</example></rule>", // section 3.3: examples come first
                "<rule id='r'>a</rule><meta name='n' content='c'/>", // headers come first
                "<rule id='r'><rule id='s'>a</rule></rule>",
                "<unknown/><rule id='r'>a</rule>",
                "text <rule id='r'>a</rule>",
                "<rule id='r'>&entity;</rule>",
            })
    void whatIsNotLegalIsRefused(String content) {
        serve("g", XML + ">" + content + "</grammar>");
        assertThatThrownBy(() -> reader.read(BASE.resolve("g"), null, null)).isInstanceOf(BadGrammarException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<grammar version='1.0' xml:lang='en' root='r'><rule id='r'>a</rule></grammar>", // no namespace
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' xml:lang='en' root='r'><rule id='r'>a</rule></grammar>",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' root='r'><rule id='r'>a</rule></grammar>",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='2.0' xml:lang='en' root='r'><rule id='r'>a</rule></grammar>",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' mode='braille' xml:lang='en' root='r'><rule id='r'>a</rule></grammar>",
                "<vxml xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='en'><rule id='r'>a</rule></vxml>",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='en' root='r'><rule id='r'>a</rule>",
                "#ABNF 1.0; language en; root $r; $r = a;", // section 4.2: no end of line
                "#ABNF 2.0;\nlanguage en; root $r; $r = a;",
                "#ABNF 1.0;\nroot $r; $r = a;", // no language
                "#ABNF 1.0;\nlanguage en; language de; root $r; $r = a;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a; mode voice;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = ;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a | ;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = (a;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a) ;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = [];",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a <2-1>;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a <2 /2/>;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = <2> a;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = /x/ a | b;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a {tag;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = \"a;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a; $r = b;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = $<x;",
                "#ABNF 1.0;\nlanguage en; root $r; $r = a /* comment;",
                "#ABNF 1.0;\nmode dtmf; root $r; $r = seven;",
                "#ABNF 1.0 EBCDIC-NOWHERE;\nlanguage en; root $r; $r = a;",
                "no grammar",
                "",
            })
    void whatIsNoGrammarIsRefused(String document) {
        serve("g", document);
        assertThatThrownBy(() -> reader.read(BASE.resolve("g"), null, null)).isInstanceOf(BadGrammarException.class);
    }

    @Test
    void abnfReadsAsXmlDoes() throws Exception {
        serve(
                "g.gram",
                """
                #ABNF 1.0 UTF-8;
                // header
                language en-US; mode voice; root $order; tag-format <semantics/1.0>;
                base <http://shop.example/app/>; lexicon <http://shop.example/l>~<media/type>; meta "author" is 'X; Y';
                http-equiv "Expires" is "0"; {var n = 1;};
                /** @example a small pizza please */
                public $order = [I want] a ($size | /2.5/ huge | /0.1/ "extra large"!fr) pizza<1-2 /0.5/> $polite<0-1> $NULL {!{out = {};}!};
                private $size = small {out = "s"} | large!en-GB;
                $polite = please [ [very] much ];
                """);
        Grammar grammar = reader.read(BASE.resolve("g.gram"), "application/srgs", null);
        assertThat(grammar.language()).isEqualTo("en-US");
        assertThat(grammar.match("i want a small pizza please very much"))
                .hasValueSatisfying(match -> assertThat(match.logicalParse())
                        .isEqualTo("$order[\"I\",\"want\",\"a\",$size[\"small\",{!{out = \"s\"}!}],\"pizza\","
                                + "$polite[\"please\",\"very\",\"much\"],{!{out = {};}!}]"));
        assertThat(grammar.match("a extra large pizza pizza")).isPresent();
        assertThat(grammar.match("a extra pizza")).isEmpty();
        assertThat(grammar.match("a small pizza pizza pizza")).isEmpty();
        assertThat(grammar.match("")).isEmpty();
    }

    @Test
    void referencesAreFollowedAcrossDocumentsAndForms() throws Exception {
        serve(
                "a.grxml",
                XML + "><rule id='r'>go <ruleref uri='sub/b.gram#where' type='application/srgs'/></rule></grammar>");
        serve("sub/b.gram", "#ABNF 1.0;\nlanguage en; public $where = to $<../c.grxml> | $<../a.grxml>; $hidden = x;");
        serve("c.grxml", XML + "><rule id='r'>Basel</rule></grammar>");
        Grammar grammar = reader.read(BASE.resolve("a.grxml"), null, null);
        assertThat(grammar.match("go to basel")).isPresent();
        assertThat(grammar.match("go go go to basel")).isPresent();
        assertThat(fetches).isEqualTo(3);
        assertThat(reader.read(BASE.resolve("sub/b.gram#where"), null, null).match("to basel"))
                .isPresent();
        serve("private.grxml", XML + "><rule id='r'><ruleref uri='sub/b.gram#hidden'/></rule></grammar>");
        assertThatThrownBy(() -> reader.read(BASE.resolve("private.grxml"), null, null))
                .isInstanceOf(BadGrammarException.class)
                .hasMessageContaining("private");
    }

    @Test
    void theBaseIsTheGrammarsOwnIfItSays() throws Exception {
        serve("b.grxml", XML + " xml:base='/other/'><rule id='r'><ruleref uri='x.grxml'/></rule></grammar>");
        serve("/other/x.grxml", XML + "><rule id='r'>found</rule></grammar>");
        assertThat(reader.read(BASE.resolve("b.grxml"), null, null).match("found"))
                .isPresent();
    }

    @Test
    void anEndlessChainOfDocumentsIsRefused() {
        GrammarReader endless = new GrammarReader(uri -> new GrammarSource(
                (XML + "><rule id='r'><ruleref uri='" + uri.getPath() + "x'/></rule></grammar>")
                        .getBytes(StandardCharsets.UTF_8),
                null,
                uri));
        assertThatThrownBy(() -> endless.read(BASE.resolve("g"), null, null))
                .isInstanceOf(BadGrammarException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void aDoctypeIsToleratedAndNothingLoadedForIt() throws Exception {
        serve(
                "d.grxml",
                "<?xml version='1.0'?><!DOCTYPE grammar PUBLIC '-//W3C//DTD GRAMMAR 1.0//EN' 'http://nowhere.example/x.dtd' "
                        + "[<!ENTITY a 'aaaa'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + XML
                        + "><rule id='r'>yes</rule></grammar>");
        assertThat(reader.read(BASE.resolve("d.grxml"), null, null).match("yes"))
                .isPresent();
        assertThat(fetches).isEqualTo(1);
        serve(
                "e.grxml",
                "<!DOCTYPE grammar [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + XML
                        + "><rule id='r'>&x;</rule></grammar>");
        assertThatThrownBy(() -> reader.read(BASE.resolve("e.grxml"), null, null))
                .isInstanceOf(BadGrammarException.class);
        serve(
                "n.grxml",
                XML + "><rule id='r'>" + "<item>".repeat(5000) + "a" + "</item>".repeat(5000) + "</rule></grammar>");
        assertThatThrownBy(() -> reader.read(BASE.resolve("n.grxml"), null, null))
                .isInstanceOf(BadGrammarException.class);
    }

    @Test
    void encodingsAreThoseTheDocumentTells() throws Exception {
        String german = ";\nlanguage de; root $r; $r = schön;";
        for (String name : new String[] {"UTF-8", "ISO-8859-1", "UTF-16"}) {
            String header = name.equals("UTF-16") ? "#ABNF 1.0" : "#ABNF 1.0 " + name;
            web.put(
                    BASE.resolve(name),
                    new GrammarSource((header + german).getBytes(Charset.forName(name)), null, BASE));
            assertThat(reader.read(BASE.resolve(name), null, null).match("schön"))
                    .isPresent();
        }
    }

    @Test
    void mediaTypesAreHeld() throws Exception {
        String xml = XML + "><rule id='r'>a</rule></grammar>";
        serve("ok", xml);
        assertThat(reader.read(BASE.resolve("ok"), "application/srgs+xml", null).match("a"))
                .isPresent();
        assertThatThrownBy(() -> reader.read(BASE.resolve("ok"), "application/x-nuance-gsl", null))
                .isInstanceOf(UnsupportedGrammarException.class);
        web.put(
                BASE.resolve("gsl"),
                new GrammarSource("(a)".getBytes(StandardCharsets.UTF_8), "application/x-gsl", BASE));
        assertThatThrownBy(() -> reader.read(BASE.resolve("gsl"), null, null))
                .isInstanceOf(UnsupportedGrammarException.class);
        web.put(
                BASE.resolve("generic"),
                new GrammarSource(xml.getBytes(StandardCharsets.UTF_8), "text/xml; charset=utf-8", BASE));
        assertThat(reader.read(BASE.resolve("generic"), null, null).match("a")).isPresent();
        assertThatThrownBy(() -> reader.readInline(
                        "<grammar tag-format='x-own' root='r'><rule id='r'>a</rule></grammar>", null, null, "en"))
                .isInstanceOf(UnsupportedGrammarException.class);
    }

    @Test
    void anInlineGrammarMayLeaveMuchToTheDocument() throws Exception {
        String vxml = "<grammar xmlns='http://www.w3.org/2001/vxml' mode='voice'><rule id='only'>a</rule></grammar>";
        Grammar grammar = reader.readInline(vxml, null, null, "de-CH");
        assertThat(grammar.language()).isEqualTo("de-CH");
        assertThat(grammar.match("A")).isPresent();
        assertThatThrownBy(() -> reader.readInline(
                        "<grammar><rule id='a'>a</rule><rule id='b'>b</rule></grammar>", null, null, "en"))
                .isInstanceOf(BadGrammarException.class);
        assertThatThrownBy(() -> reader.readInline(
                        "<grammar><rule id='a'><ruleref uri='x.grxml'/></rule></grammar>", null, null, "en"))
                .isInstanceOf(BadGrammarException.class);
    }

    @Test
    void theHeavierChoiceWinsAndTheFirstAmongEquals() throws Exception {
        assertThat(parse("$r = ($a | /3/ $b | $c); $a = x; $b = x; $c = x;")).isEqualTo("$r[$b[\"x\"]]");
        assertThat(parse("$r = ($a | $b | $c); $a = x; $b = x; $c = x;")).isEqualTo("$r[$a[\"x\"]]");
    }

    private String parse(String rules) throws Exception {
        return reader.readInline("#ABNF 1.0;\nlanguage en; root $r;\n" + rules, null, null, null)
                .match("x")
                .orElseThrow()
                .logicalParse();
    }

    private void serve(String path, String document) {
        URI uri = BASE.resolve(path);
        web.put(uri, new GrammarSource(document.getBytes(StandardCharsets.UTF_8), null, uri));
    }
}
