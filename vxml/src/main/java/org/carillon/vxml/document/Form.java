package org.carillon.vxml.document;

import java.util.List;
import java.util.Map;

/**
 * {@code <form>}, or {@code <menu>}: a form with a single anonymous field, which is the {@link Menu} (VoiceXML 2.0 section 2.2).
 *
 * @param id its id, or null
 * @param documentScope whether its grammars are active in the whole document ({@code scope="document"})
 * @param properties form-level {@code <property>}
 * @param children {@code <var>}, {@code <script>} and form items, in document order: the order of initialisation
 * @param items the form items among them
 * @param catches form-level event handlers, in document order
 * @param links form-level {@code <link>}
 * @param grammars form-level grammars
 * @param filled {@code <filled>} of the form and of its items, in document order
 * @param line where it stands
 */
public record Form(
        String id,
        boolean documentScope,
        Map<String, String> properties,
        List<FormChild> children,
        List<FormItem> items,
        List<Catch> catches,
        List<Link> links,
        List<GrammarElement> grammars,
        List<Filled> filled,
        int line) {

    public Form {
        properties = Map.copyOf(properties);
        children = List.copyOf(children);
        items = List.copyOf(items);
        catches = List.copyOf(catches);
        links = List.copyOf(links);
        grammars = List.copyOf(grammars);
        filled = List.copyOf(filled);
    }
}
