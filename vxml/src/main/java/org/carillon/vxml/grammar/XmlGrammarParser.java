package org.carillon.vxml.grammar;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the XML form of SRGS 1.0. Used once. */
final class XmlGrammarParser {

    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";
    private static final String VXML_NAMESPACE = "http://www.w3.org/2001/vxml";
    private static final Set<String> HEADERS = Set.of("meta", "metadata", "lexicon");

    private final XmlElement grammar;
    private final URI base;
    private final GrammarMode mode;

    private XmlGrammarParser(XmlElement grammar, URI base) throws BadGrammarException {
        this.grammar = grammar;
        this.base = base;
        this.mode = mode(grammar);
    }

    /** An external grammar: complete as SRGS wants it. */
    static GrammarDocument parse(XmlElement grammar, URI uri) throws BadGrammarException {
        require(grammar.namespace().equals(NAMESPACE), grammar, "not in the namespace " + NAMESPACE);
        require(grammar.attribute("version") != null, grammar, "version is missing");
        require(
                grammar.attribute("xml:lang") != null || mode(grammar) == GrammarMode.DTMF,
                grammar,
                "xml:lang is missing");
        return new XmlGrammarParser(grammar, uri).document(null);
    }

    /** An inline grammar: version and language may be left to the VoiceXML document (VoiceXML 2.0 section 3.1.1.4). */
    static GrammarDocument parseInline(XmlElement grammar, URI base, String language) throws BadGrammarException {
        return new XmlGrammarParser(grammar, base).document(language);
    }

    private GrammarDocument document(String inheritedLanguage) throws BadGrammarException {
        require(grammar.name().equals("grammar"), grammar, "not a grammar but <" + grammar.name() + ">");
        String version = grammar.attribute("version");
        require(version == null || version.equals("1.0"), grammar, "version is not 1.0");
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<String> globalTags = new ArrayList<>();
        for (Object part : grammar.content()) {
            readTop(part, rules, globalTags);
        }
        String root = grammar.attribute("root");
        require(root == null || rules.containsKey(root), grammar, "no rule " + root + ", the root");
        String language = grammar.attribute("xml:lang");
        return new GrammarDocument(
                false,
                base(),
                mode,
                language == null ? inheritedLanguage : language,
                root,
                grammar.attribute("tag-format"),
                globalTags,
                rules);
    }

    private URI base() throws BadGrammarException {
        String own = grammar.attribute("xml:base");
        for (Object part : grammar.content()) {
            if (own == null && part instanceof XmlElement meta && "base".equals(meta.attribute("name"))) {
                own = meta.name().equals("meta") ? meta.attribute("content") : null; // section 4.11.1
            }
        }
        return own == null ? base : GrammarReader.resolve(base, GrammarReader.uri(own));
    }

    private void readTop(Object part, Map<String, Rule> rules, List<String> globalTags) throws BadGrammarException {
        if (part instanceof String text) {
            require(text.isBlank(), grammar, "text outside of a rule: " + text.strip());
            return;
        }
        XmlElement element = (XmlElement) part;
        if (!isOurs(element) || HEADERS.contains(element.name())) {
            require(rules.isEmpty() || !isOurs(element), element, "<" + element.name() + "> after the first rule");
        } else if (element.name().equals("tag")) {
            require(rules.isEmpty(), element, "<tag> after the first rule");
            globalTags.add(element.text());
        } else if (element.name().equals("rule")) {
            Rule rule = rule(element);
            require(rules.put(rule.name(), rule) == null, element, "a second rule " + rule.name());
        } else {
            throw bad(element, "<" + element.name() + "> is not allowed here");
        }
    }

    private Rule rule(XmlElement element) throws BadGrammarException {
        String name = element.attribute("id");
        require(name != null && RuleNames.isLegal(name), element, "not a legal rule name: " + name);
        String scope = element.attribute("scope");
        require(scope == null || scope.equals("public") || scope.equals("private"), element, "not a scope: " + scope);
        List<Expansion> parts = parts(element);
        require(!parts.isEmpty(), element, "rule " + name + " is empty");
        return new Rule(name, "public".equals(scope), new Expansion.Sequence(parts));
    }

    private List<Expansion> parts(XmlElement element) throws BadGrammarException {
        List<Expansion> parts = new ArrayList<>();
        for (Object part : element.content()) {
            if (part instanceof String text) {
                addTokens(parts, text, element);
            } else {
                addElement(parts, (XmlElement) part, element);
            }
        }
        return parts;
    }

    private void addTokens(List<Expansion> parts, String text, XmlElement where) throws BadGrammarException {
        for (String token : Tokens.split(text, where.line())) {
            parts.add(token(token, null, where));
        }
    }

    private Expansion token(String text, String language, XmlElement where) throws BadGrammarException {
        require(!text.isEmpty(), where, "a token is empty");
        require(mode == GrammarMode.VOICE || Keys.isToken(text), where, "not a key: " + text);
        return new Expansion.Token(text, language);
    }

    private void addElement(List<Expansion> parts, XmlElement element, XmlElement parent) throws BadGrammarException {
        if (!isOurs(element)) {
            // what an extension means isn't known; what is in it may or may not be said (SRGS 1.0 section 5.4)
            parts.add(new Expansion.Repeat(new Expansion.Sequence(parts(element)), 0, 1, -1));
            return;
        }
        switch (element.name()) {
            case "token" -> parts.add(attached(
                    element, token(Tokens.normalized(onlyText(element)), element.attribute("xml:lang"), element)));
            case "ruleref" -> parts.add(reference(element));
            case "item" -> parts.add(item(element));
            case "one-of" -> parts.add(oneOf(element));
            case "tag" -> parts.add(new Expansion.Tag(onlyText(element)));
            case "example" -> require(
                    parent.name().equals("rule") && parts.isEmpty(), element, "<example> is not allowed here");
            default -> throw bad(element, "<" + element.name() + "> is not allowed here");
        }
    }

    private static Expansion attached(XmlElement element, Expansion expansion) {
        String language = element.attribute("xml:lang");
        return language == null || expansion instanceof Expansion.Token
                ? expansion
                : new Expansion.Attached(language, expansion);
    }

    private static String onlyText(XmlElement element) throws BadGrammarException {
        for (Object part : element.content()) {
            require(part instanceof String, element, "<" + element.name() + "> may hold text only");
        }
        return element.text();
    }

    private Expansion item(XmlElement element) throws BadGrammarException {
        Expansion content = attached(element, new Expansion.Sequence(parts(element)));
        String repeat = element.attribute("repeat");
        String probability = element.attribute("repeat-prob");
        if (repeat == null) {
            require(probability == null, element, "repeat-prob without repeat");
            return content;
        }
        return Repeats.parse(content, repeat, probability, element.line());
    }

    private Expansion oneOf(XmlElement element) throws BadGrammarException {
        List<Expansion.Alternative> choices = new ArrayList<>();
        for (Object part : element.content()) {
            if (part instanceof String text) {
                require(text.isBlank(), element, "text between items: " + text.strip());
            } else if (isOurs((XmlElement) part)) {
                XmlElement item = (XmlElement) part;
                require(item.name().equals("item"), item, "<" + item.name() + "> is not allowed in <one-of>");
                choices.add(
                        new Expansion.Alternative(Repeats.weight(item.attribute("weight"), item.line()), item(item)));
            }
        }
        require(!choices.isEmpty(), element, "<one-of> without <item>");
        return attached(element, new Expansion.Alternatives(choices));
    }

    private Expansion reference(XmlElement element) throws BadGrammarException {
        String uri = element.attribute("uri");
        String special = element.attribute("special");
        require((uri == null) != (special == null), element, "<ruleref> needs one of uri and special");
        require(element.text().isBlank(), element, "<ruleref> must be empty");
        if (special != null) {
            require(RuleNames.isSpecial(special), element, "not a special rule: " + special);
            return Expansion.Special.valueOf(special);
        }
        if (uri.startsWith("#")) {
            String name = uri.substring(1);
            require(RuleNames.isLegal(name), element, "not a legal rule name: " + name);
            return new Expansion.RuleReference(null, name, null);
        }
        return new Expansion.RuleReference(uri, null, element.attribute("type"));
    }

    private boolean isOurs(XmlElement element) {
        return element.namespace().isEmpty()
                || element.namespace().equals(NAMESPACE)
                || element.namespace().equals(VXML_NAMESPACE);
    }

    private static GrammarMode mode(XmlElement grammar) throws BadGrammarException {
        String mode = grammar.attribute("mode");
        if (mode == null || mode.equals("voice")) {
            return GrammarMode.VOICE;
        }
        require(mode.equals("dtmf"), grammar, "not a mode: " + mode);
        return GrammarMode.DTMF;
    }

    private static void require(boolean legal, XmlElement where, String complaint) throws BadGrammarException {
        if (!legal) {
            throw bad(where, complaint);
        }
    }

    private static BadGrammarException bad(XmlElement where, String complaint) {
        return new BadGrammarException("line " + where.line() + ": " + complaint);
    }
}
