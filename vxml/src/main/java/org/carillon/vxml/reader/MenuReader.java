package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.vxml.document.Choice;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.ItemBody;
import org.carillon.vxml.document.ItemHead;
import org.carillon.vxml.document.Menu;

/** Reads {@code <menu>} as the form it stands for (VoiceXML 2.0 section 2.2). */
final class MenuReader {

    private static final Set<String> CHILDREN = Set.of(
            "prompt",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch",
            "property",
            "value",
            "audio",
            "enumerate",
            "choice",
            "script",
            "link");

    private MenuReader() {}

    static Form read(Tag menu) throws BadDocumentException {
        menu.allowOnly(CHILDREN);
        ItemHead head = new ItemHead("menu#", false, null, null, menu.line());
        ItemBody prompts = new ItemBody(PromptReader.loosePrompts(menu), List.of(), List.of(), List.of(), Map.of());
        Menu item = new Menu(head, prompts, choices(menu));
        return new Form(
                menu.attribute("id"),
                menu.oneOf("scope", "dialog", "dialog", "document").equals("document"),
                PropertyReader.readAll(menu),
                List.of(item),
                List.of(item),
                CatchReader.readAll(menu),
                menu.readAll("link", LinkReader::read),
                List.of(),
                List.of(),
                menu.line());
    }

    private static List<Choice> choices(Tag menu) throws BadDocumentException {
        boolean numbered = menu.truth("dtmf", false);
        String accept = menu.oneOf("accept", "exact", "exact", "approximate");
        int next = 1;
        List<Choice> choices = new ArrayList<>();
        for (Tag choice : menu.children("choice")) {
            String dtmf = choice.attribute("dtmf");
            if (numbered && dtmf == null && next <= 9) {
                dtmf = Integer.toString(next++);
            } else if (numbered && dtmf != null && !dtmf.strip().matches("[*#0]")) {
                throw choice.bad("with <menu dtmf=\"true\"> a choice's own dtmf can only be *, # or 0");
            }
            choices.add(ChoiceReader.read(choice, dtmf, accept));
        }
        return choices;
    }
}
