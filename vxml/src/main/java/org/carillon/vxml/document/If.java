package org.carillon.vxml.document;

import java.util.List;

/** {@code <if>} with its {@code <elseif>} and {@code <else>} (VoiceXML 2.0 section 5.3.4). */
public record If(List<Branch> branches, int line) implements Executable {

    public If {
        branches = List.copyOf(branches);
    }

    /** One way to go; the condition of {@code <else>} is null. */
    public record Branch(String cond, List<Executable> content) {
        public Branch {
            content = List.copyOf(content);
        }
    }
}
