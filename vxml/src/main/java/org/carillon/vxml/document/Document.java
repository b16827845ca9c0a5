package org.carillon.vxml.document;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <vxml>}: a document as its author wrote it. Immutable, shared by all sessions that run it.
 *
 * @param uri where it was fetched from; identifies it
 * @param base what its relative references are resolved against ({@code xml:base}, else the URI)
 * @param language {@code xml:lang}, or null
 * @param application its application root document, resolved, or null
 * @param initial document-level {@code <var>} and {@code <script>}, in document order
 * @param properties document-level {@code <property>}
 * @param catches document-level event handlers, in document order
 * @param links document-level {@code <link>}
 * @param dialogs forms and menus, in document order
 */
public record Document(
        URI uri,
        URI base,
        String language,
        URI application,
        List<Executable> initial,
        Map<String, String> properties,
        List<Catch> catches,
        List<Link> links,
        List<Form> dialogs) {

    public Document {
        initial = List.copyOf(initial);
        properties = Map.copyOf(properties);
        catches = List.copyOf(catches);
        links = List.copyOf(links);
        dialogs = List.copyOf(dialogs);
    }

    /** The dialog of that id, or the first one if it is null or empty (VoiceXML 2.0 section 5.3.7). */
    public Optional<Form> dialog(String id) {
        if (id == null || id.isEmpty()) {
            return dialogs.stream().findFirst();
        }
        return dialogs.stream().filter(dialog -> id.equals(dialog.id())).findFirst();
    }
}
