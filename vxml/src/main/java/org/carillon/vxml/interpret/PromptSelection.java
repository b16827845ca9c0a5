package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Prompt;

/** Which prompts of a form item are queued when it is visited (VoiceXML 2.0 sections 4.1.6 and 5.3.6). */
final class PromptSelection {

    private boolean wanted = true;

    /** {@code <reprompt>}, or something has been visited that has no prompts. */
    void want() {
        wanted = true;
    }

    /** A handler runs: it is expected to say what is to be said, and the next visit says nothing. */
    void withhold() {
        wanted = false;
    }

    /** Queues the prompts of an item, and counts that they were. */
    void queue(ItemState item, Execution execution) throws VoiceXmlEvent {
        boolean now = wanted;
        wanted = true;
        if (!now) {
            return;
        }
        for (Prompt prompt : select(item, execution)) {
            Executors.execute(prompt, execution);
        }
        item.countPrompts();
    }

    /** Of those whose condition holds, the ones with the highest count that has been reached. */
    private static List<Prompt> select(ItemState item, Execution execution) throws VoiceXmlEvent {
        List<Prompt> candidates = new ArrayList<>();
        for (Prompt prompt : item.item().body().prompts()) {
            boolean holds = prompt.cond() == null || execution.truthy(prompt.cond());
            if (holds && prompt.count() <= item.promptCount()) {
                candidates.add(prompt);
            }
        }
        int highest = candidates.stream().mapToInt(Prompt::count).max().orElse(1);
        return candidates.stream().filter(prompt -> prompt.count() == highest).toList();
    }
}
