package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.PromptContent;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads executable content (VoiceXML 2.0 section 5.3): elements by their own readers, text and what goes with it as prompts. */
final class ExecutableReader {

    private static final Map<String, Tag.Reader<? extends Executable>> READERS = new HashMap<>();

    static {
        READERS.put("var", VarReader::read);
        READERS.put("assign", AssignReader::read);
        READERS.put("clear", ClearReader::read);
        READERS.put("data", DataReader::read);
        READERS.put("if", IfReader::read);
        READERS.put("foreach", ForeachReader::read);
        READERS.put("prompt", PromptReader::read);
        READERS.put("reprompt", tag -> new org.carillon.vxml.document.Reprompt(tag.line()));
        READERS.put("goto", GotoReader::read);
        READERS.put("submit", SubmitReader::read);
        READERS.put("exit", ExitReader::read);
        READERS.put("return", ReturnReader::read);
        READERS.put("disconnect", DisconnectReader::read);
        READERS.put("throw", ThrowReader::read);
        READERS.put("script", ScriptReader::read);
        READERS.put("log", LogReader::read);
    }

    private final List<Executable> content = new ArrayList<>();
    private final List<PromptContent> loose = new ArrayList<>();
    private int looseLine;

    private ExecutableReader() {}

    /** Everything in an element. */
    static List<Executable> readContent(Tag parent) throws BadDocumentException {
        return readFrom(parent.element().getFirstChild(), parent);
    }

    /** From that node to the last of its siblings, or to the next {@code <elseif>} or {@code <else>}. */
    static List<Executable> readFrom(Node first, Tag parent) throws BadDocumentException {
        ExecutableReader reader = new ExecutableReader();
        for (Node node = first; node != null && !IfReader.isBranch(node); node = node.getNextSibling()) {
            reader.read(node, parent);
        }
        reader.endLoose();
        return reader.content;
    }

    private void read(Node node, Tag parent) throws BadDocumentException {
        if (!(node instanceof Element element)) {
            addLoose(PromptContentReader.readNode(node), parent.line());
            return;
        }
        Tag tag = new Tag(element);
        if (!tag.isOurs()) {
            return;
        }
        if (READERS.containsKey(tag.name())) {
            endLoose();
            content.add(READERS.get(tag.name()).read(tag));
        } else if (PromptReader.isLoose(tag)) {
            addLoose(PromptContentReader.readNode(element), tag.line());
        } else {
            throw tag.bad("<" + tag.name() + "> can't stand in <" + parent.name() + ">");
        }
    }

    private void addLoose(PromptContent part, int line) {
        if (part != null) {
            looseLine = loose.isEmpty() ? line : looseLine;
            loose.add(part);
        }
    }

    private void endLoose() {
        if (!PromptReader.isBlank(loose)) {
            content.add(PromptReader.loose(loose, looseLine));
        }
        loose.clear();
    }
}
