package org.carillon.vxml.document;

import java.util.List;
import java.util.Map;

/**
 * What form items contain.
 *
 * @param prompts in document order
 * @param catches event handlers, in document order
 * @param links links active in this item only
 * @param grammars what the item listens for
 * @param properties item-level {@code <property>}
 */
public record ItemBody(
        List<Prompt> prompts,
        List<Catch> catches,
        List<Link> links,
        List<GrammarElement> grammars,
        Map<String, String> properties) {

    /** Nothing. */
    public static final ItemBody EMPTY = new ItemBody(List.of(), List.of(), List.of(), List.of(), Map.of());

    public ItemBody {
        prompts = List.copyOf(prompts);
        catches = List.copyOf(catches);
        links = List.copyOf(links);
        grammars = List.copyOf(grammars);
        properties = Map.copyOf(properties);
    }
}
