package org.carillon.vxml.lint;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.XmlReader;
import org.w3c.dom.Element;

/** References that lead nowhere. */
final class LinkCheck {

    private final Web web;
    private final Map<URI, String> known = new HashMap<>();

    LinkCheck(Web web) {
        this.web = web;
    }

    void check(Page page) {
        page.elements().forEach(element -> {
            String reference = Links.of(element);
            if (reference != null) {
                check(page, element, reference);
            }
        });
    }

    private void check(Page page, Element element, String reference) {
        String dialog = Links.localDialog(page, reference);
        if (dialog != null && Links.leadsToDialog(element)) {
            if (!hasDialog(page.root(), dialog)) {
                page.error(element, "there is no dialog " + dialog + " in this document");
            }
            return;
        }
        URI target;
        try {
            target = page.base().resolve(reference);
        } catch (IllegalArgumentException e) {
            page.error(element, "not a URI: " + reference);
            return;
        }
        String complaint = known.computeIfAbsent(target, any -> complaint(element, any));
        if (!complaint.isEmpty()) {
            page.error(element, complaint);
        }
    }

    private String complaint(Element element, URI target) {
        if (!Web.canRead(target)
                || element.getLocalName().equals("submit")
                || element.getLocalName().equals("data")) {
            return ""; // builtin grammars, and what may be meant for one call only
        }
        try {
            byte[] content = web.read(Web.withoutFragment(target));
            boolean checked = target.getFragment() == null || !Links.leadsToDialog(element);
            return checked || hasDialog(new XmlReader().read(content, null).getDocumentElement(), target.getFragment())
                    ? ""
                    : "there is no dialog " + target.getFragment() + " in " + Web.withoutFragment(target);
        } catch (IOException | BadDocumentException e) {
            return "can't be fetched: " + target + " (" + e.getMessage() + ")";
        }
    }

    private static boolean hasDialog(Element vxml, String id) {
        return Links.dialogs(vxml).stream()
                .anyMatch(dialog -> dialog.getAttribute("id").equals(id));
    }
}
