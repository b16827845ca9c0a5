package org.carillon.vxml.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Writes a grammar and all that it refers to as one SRGS 1.0 XML document. Used once. */
final class SrgsWriter {

    private final Map<Expansion.RuleReference, CompiledRule> targets;
    private final Map<CompiledRule, String> names = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Deque<CompiledRule> todo = new ArrayDeque<>();
    private final StringBuilder xml = new StringBuilder();

    /** @param targets where references lead, by identity */
    SrgsWriter(Map<Expansion.RuleReference, CompiledRule> targets) {
        this.targets = targets;
    }

    String write(CompiledRule root) {
        GrammarDocument document = root.document();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<grammar");
        attribute("xmlns", XmlGrammarParser.NAMESPACE);
        attribute("version", "1.0");
        attribute("mode", document.mode() == GrammarMode.DTMF ? "dtmf" : "voice");
        attribute("xml:lang", document.language());
        attribute("root", name(root));
        xml.append(">\n");
        while (!todo.isEmpty()) {
            rule(todo.removeFirst(), document.language());
        }
        return xml.append("</grammar>\n").toString();
    }

    /** The rule's name in the new document: its own, with a number where others have that already. */
    private String name(CompiledRule rule) {
        return names.computeIfAbsent(rule, any -> {
            todo.addLast(rule);
            int use = uses.merge(rule.rule().name(), 1, Integer::sum);
            return rule.rule().name() + (use == 1 ? "" : "_" + use);
        });
    }

    private void rule(CompiledRule rule, String documentLanguage) {
        xml.append("<rule");
        attribute("id", name(rule));
        xml.append('>');
        String language = rule.document().language();
        Expansion expansion = rule.rule().expansion();
        if (language == null || language.equals(documentLanguage)) {
            expansion(expansion);
        } else {
            item(expansion, "xml:lang", language);
        }
        xml.append("</rule>\n");
    }

    private void expansion(Expansion expansion) {
        if (expansion instanceof Expansion.Token token) {
            xml.append("<token");
            attribute("xml:lang", token.language());
            xml.append('>').append(escaped(token.text())).append("</token>");
        } else if (expansion instanceof Expansion.Sequence sequence) {
            if (sequence.parts().isEmpty()) {
                special("NULL");
            }
            sequence.parts().forEach(this::expansion);
        } else if (expansion instanceof Expansion.Alternatives alternatives) {
            xml.append("<one-of>");
            alternatives
                    .choices()
                    .forEach(choice -> item(
                            choice.expansion(),
                            "weight",
                            choice.weight() == 1 ? null : Double.toString(choice.weight())));
            xml.append("</one-of>");
        } else if (expansion instanceof Expansion.Repeat repeat) {
            repeat(repeat);
        } else if (expansion instanceof Expansion.Attached attached) {
            item(attached.expansion(), "xml:lang", attached.language());
        } else if (expansion instanceof Expansion.RuleReference reference) {
            xml.append("<ruleref");
            attribute("uri", "#" + name(targets.get(reference)));
            xml.append("/>");
        } else if (expansion instanceof Expansion.Special special) {
            special(special.name());
        }
    }

    private void item(Expansion content, String attribute, String value) {
        xml.append("<item");
        attribute(attribute, value);
        xml.append('>');
        expansion(content);
        xml.append("</item>");
    }

    private void repeat(Expansion.Repeat repeat) {
        xml.append("<item");
        boolean bounded = repeat.max() != Expansion.UNBOUNDED;
        attribute("repeat", repeat.min() + "-" + (bounded ? repeat.max() : ""));
        attribute("repeat-prob", repeat.probability() < 0 ? null : Double.toString(repeat.probability()));
        xml.append('>');
        expansion(repeat.body());
        xml.append("</item>");
    }

    private void special(String name) {
        xml.append("<ruleref");
        attribute("special", name);
        xml.append("/>");
    }

    private void attribute(String name, String value) {
        if (value != null) {
            xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
