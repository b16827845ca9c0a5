package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.vxml.document.ItemBody;
import org.carillon.vxml.document.Prompt;
import org.carillon.vxml.document.PromptContent;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads {@code <prompt>}, and text where a prompt could stand (VoiceXML 2.0 section 4.1.2). */
final class PromptReader {

    private static final Set<String> LOOSE = Set.of("audio", "value", "enumerate");

    private PromptReader() {}

    static Prompt read(Tag prompt) throws BadDocumentException {
        return new Prompt(
                prompt.truth("bargein"),
                prompt.oneOf("bargeintype", null, "speech", "hotword"),
                prompt.attribute("cond"),
                prompt.count("count"),
                prompt.time("timeout"),
                prompt.language(),
                prompt.base(),
                PromptContentReader.readContent(prompt),
                prompt.line());
    }

    /** What form items contain, with text in them read as prompts. */
    static ItemBody bodyWithLoosePrompts(Tag item) throws BadDocumentException {
        ItemBody body = ItemReader.body(item);
        return new ItemBody(loosePrompts(item), body.catches(), body.links(), body.grammars(), body.properties());
    }

    /** Prompts of an element, and runs of text between them as prompts, in document order. */
    static List<Prompt> loosePrompts(Tag parent) throws BadDocumentException {
        List<Prompt> prompts = new ArrayList<>();
        List<PromptContent> run = new ArrayList<>();
        for (Node node = parent.element().getFirstChild(); node != null; node = node.getNextSibling()) {
            boolean element = node instanceof Element;
            if (!element || isLoose(new Tag((Element) node))) {
                PromptContent part = PromptContentReader.readNode(node);
                if (part != null) {
                    run.add(part);
                }
                continue;
            }
            addRun(prompts, run, parent.line());
            Tag tag = new Tag((Element) node);
            if (tag.isOurs() && tag.name().equals("prompt")) {
                prompts.add(read(tag));
            }
        }
        addRun(prompts, run, parent.line());
        return prompts;
    }

    static boolean isLoose(Tag tag) {
        return tag.isOurs() && LOOSE.contains(tag.name());
    }

    static Prompt loose(List<PromptContent> content, int line) {
        return new Prompt(null, null, null, 1, null, null, null, content, line);
    }

    static boolean isBlank(List<PromptContent> content) {
        return content.stream()
                .allMatch(part ->
                        part instanceof PromptContent.Text text && text.text().isBlank());
    }

    private static void addRun(List<Prompt> prompts, List<PromptContent> run, int line) {
        if (!isBlank(run)) {
            prompts.add(loose(run, line));
        }
        run.clear();
    }
}
