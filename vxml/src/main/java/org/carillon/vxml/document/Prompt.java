package org.carillon.vxml.document;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * {@code <prompt>} (VoiceXML 2.0 section 4.1), or text that stands for one.
 *
 * @param bargein whether it may be interrupted; null: by the property
 * @param bargeintype {@code speech} or {@code hotword}; null: by the property
 * @param cond guard, or null for true
 * @param count for tapered prompts
 * @param timeout before {@code noinput}; null: by the property
 * @param language {@code xml:lang}, or null
 * @param base {@code xml:base}, or null
 * @param content what is said
 * @param line where it stands
 */
public record Prompt(
        Boolean bargein,
        String bargeintype,
        String cond,
        int count,
        Duration timeout,
        String language,
        URI base,
        List<PromptContent> content,
        int line)
        implements Executable {

    public Prompt {
        content = List.copyOf(content);
    }
}
