package org.carillon.vxml.author;

import java.util.ArrayList;
import java.util.List;
import org.carillon.vxml.document.Block;
import org.carillon.vxml.document.Catch;
import org.carillon.vxml.document.Choice;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.Filled;
import org.carillon.vxml.document.Foreach;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.Goto;
import org.carillon.vxml.document.If;
import org.carillon.vxml.document.Link;
import org.carillon.vxml.document.Menu;
import org.carillon.vxml.document.Subdialog;
import org.carillon.vxml.document.Submit;

/** Where a document leads, as far as it can be seen without running it. */
final class References {

    /**
     * One reference.
     *
     * @param from the dialog it stands in, or null in the document itself
     * @param target URI reference, or null if it is computed
     * @param item whether it is the name of a form item instead
     * @param line where it stands
     */
    record Reference(Form from, String target, boolean item, int line) {}

    private final List<Reference> references = new ArrayList<>();
    private Form current;

    private References() {}

    static List<Reference> of(Document document) {
        References walk = new References();
        document.links().forEach(walk::link);
        document.catches().forEach(walk::handler);
        document.dialogs().forEach(walk::dialog);
        return walk.references;
    }

    private void dialog(Form form) {
        current = form;
        form.links().forEach(this::link);
        form.catches().forEach(this::handler);
        for (Filled filled : form.filled()) {
            content(filled.content());
        }
        form.items().forEach(this::item);
        current = null;
    }

    private void item(FormItem item) {
        item.body().links().forEach(this::link);
        item.body().catches().forEach(this::handler);
        if (item instanceof Block block) {
            content(block.content());
        } else if (item instanceof Subdialog subdialog) {
            add(subdialog.src(), subdialog.srcexpr(), false, item.head().line());
        } else if (item instanceof Menu menu) {
            for (Choice choice : menu.choices()) {
                add(choice.target().next(), choice.target().expr(), false, choice.line());
            }
        }
    }

    private void link(Link link) {
        add(link.target().next(), link.target().expr(), false, link.line());
    }

    private void handler(Catch handler) {
        content(handler.content());
    }

    private void content(List<Executable> content) {
        for (Executable one : content) {
            if (one instanceof Goto go) {
                add(go.next(), go.expr(), false, go.line());
                add(go.nextitem(), go.expritem(), true, go.line());
            } else if (one instanceof Submit submit) {
                add(submit.next(), submit.expr(), false, submit.line());
            } else if (one instanceof If choice) {
                choice.branches().forEach(branch -> content(branch.content()));
            } else if (one instanceof Foreach foreach) {
                content(foreach.content());
            }
        }
    }

    private void add(String literal, String expression, boolean item, int line) {
        if (literal != null || expression != null) {
            references.add(new Reference(current, literal == null ? null : literal.strip(), item, line));
        }
    }
}
