package org.carillon.vxml.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** Dialogs that nothing in their document leads to. */
final class ReachabilityCheck {

    private ReachabilityCheck() {}

    static void check(Page page) {
        List<Element> dialogs = Links.dialogs(page.root());
        if (dialogs.isEmpty() || page.elements().anyMatch(ReachabilityCheck::leadsAnywhere)) {
            return; // a root document without dialogs; or where an expression leads can't be told
        }
        Set<Element> reached = new HashSet<>();
        Deque<Element> todo = new ArrayDeque<>(List.of(dialogs.get(0)));
        Page.children(page.root()).stream()
                .filter(child -> !dialogs.contains(child))
                .forEach(todo::add);
        while (!todo.isEmpty()) {
            Element from = todo.remove();
            if (reached.add(from)) {
                new Page(page.uri(), page.base(), from, page.findings())
                        .elements()
                        .forEach(element -> addTarget(page, element, dialogs, todo));
            }
        }
        for (Element dialog : dialogs) {
            boolean alwaysActive = dialog.getAttribute("scope").equals("document");
            if (!reached.contains(dialog) && !alwaysActive) {
                page.warning(
                        dialog,
                        "nothing in this document leads to the dialog "
                                + (dialog.hasAttribute("id") ? dialog.getAttribute("id") : "without id"));
            }
        }
    }

    private static boolean leadsAnywhere(Element element) {
        return Links.leadsToDialog(element)
                && (element.hasAttribute("expr") && !element.getLocalName().equals("subdialog")
                        || element.hasAttribute("srcexpr"));
    }

    private static void addTarget(Page page, Element element, List<Element> dialogs, Deque<Element> todo) {
        String reference = Links.leadsToDialog(element) ? Links.of(element) : null;
        String id = reference == null ? null : Links.localDialog(page, reference);
        dialogs.stream().filter(dialog -> dialog.getAttribute("id").equals(id)).forEach(todo::add);
    }
}
