package org.carillon.vxml.document;

import java.util.List;

/**
 * {@code <filled>} (VoiceXML 2.0 section 2.4).
 *
 * @param item the input item it stands in, or null if it stands in the form
 * @param any whether one item filled is enough ({@code mode="any"})
 * @param namelist the items that matter, or null for all input items of the form
 * @param content what to do
 * @param line where it stands
 */
public record Filled(String item, boolean any, List<String> namelist, List<Executable> content, int line) {

    public Filled {
        content = List.copyOf(content);
    }
}
