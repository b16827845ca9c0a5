package org.carillon.vxml.document;

import java.util.List;
import java.util.Map;

/** What prompts are made of (VoiceXML 2.0 section 4.1.1, SSML 1.0). */
public sealed interface PromptContent {

    /** Characters. */
    record Text(String text) implements PromptContent {}

    /** {@code <value>}. */
    record Value(String expr) implements PromptContent {}

    /** {@code <enumerate>}; no content means the platform's own wording. */
    record Enumerate(List<PromptContent> content) implements PromptContent {
        public Enumerate {
            content = List.copyOf(content);
        }
    }

    /**
     * {@code <audio>}: exactly one of src and expr is given; the content is said if it can't be played.
     *
     * @param src URI reference, or null
     * @param expr ECMAScript giving one, or null
     * @param fetch how to fetch
     * @param alternative the content
     */
    record Audio(String src, String expr, FetchAttributes fetch, List<PromptContent> alternative)
            implements PromptContent {
        public Audio {
            alternative = List.copyOf(alternative);
        }
    }

    /** {@code <mark>}: one of the two is given (VoiceXML 2.1 section 4). */
    record Mark(String name, String nameexpr) implements PromptContent {}

    /** {@code <foreach>} in a prompt (VoiceXML 2.1 section 6). */
    record Each(String array, String item, List<PromptContent> content) implements PromptContent {
        public Each {
            content = List.copyOf(content);
        }
    }

    /**
     * Any other element of SSML, handed to the synthesizer as it is.
     *
     * @param name with its prefix, if it has one
     * @param attributes as they were written
     * @param content of the element
     */
    record Markup(String name, Map<String, String> attributes, List<PromptContent> content) implements PromptContent {
        public Markup {
            attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
            content = List.copyOf(content);
        }
    }
}
