package org.carillon.vxml.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.vxml.document.Filled;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormChild;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.InputItem;

/** Reads {@code <form>} (VoiceXML 2.0 section 2.1). */
final class FormReader {

    private static final Set<String> CHILDREN = Set.of(
            "block",
            "initial",
            "field",
            "record",
            "transfer",
            "subdialog",
            "object",
            "var",
            "script",
            "data",
            "property",
            "link",
            "grammar",
            "filled",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch");

    private static final Map<String, Tag.Reader<? extends FormChild>> READERS = Map.of(
            "block", BlockReader::read,
            "initial", InitialReader::read,
            "field", FieldReader::read,
            "record", RecordReader::read,
            "transfer", TransferReader::read,
            "subdialog", SubdialogReader::read,
            "object", ObjectReader::read,
            "var", VarReader::read,
            "script", ScriptReader::read,
            "data", DataReader::read);

    private FormReader() {}

    static Form read(Tag form) throws BadDocumentException {
        form.allowOnly(CHILDREN);
        List<FormChild> children = new ArrayList<>();
        for (Tag child : form.children()) {
            if (READERS.containsKey(child.name())) {
                children.add(READERS.get(child.name()).read(child));
            }
        }
        List<FormItem> items = children.stream()
                .filter(FormItem.class::isInstance)
                .map(FormItem.class::cast)
                .toList();
        checkNames(form, items);
        List<Filled> filled = FilledReader.readAll(form);
        checkFilled(form, filled, items);
        return new Form(
                form.attribute("id"),
                form.oneOf("scope", "dialog", "dialog", "document").equals("document"),
                PropertyReader.readAll(form),
                children,
                items,
                CatchReader.readAll(form),
                form.readAll("link", LinkReader::read),
                form.readAll("grammar", GrammarElementReader::read),
                filled,
                form.line());
    }

    private static void checkNames(Tag form, List<FormItem> items) throws BadDocumentException {
        Set<String> names = new HashSet<>();
        for (FormItem item : items) {
            if (!names.add(item.name())) {
                throw form.bad("there are two form items with the name " + item.name());
            }
        }
    }

    /** VoiceXML 2.0 section 2.4: the namelist names input items. */
    private static void checkFilled(Tag form, List<Filled> filled, List<FormItem> items) throws BadDocumentException {
        Set<String> inputs = new HashSet<>();
        items.stream().filter(InputItem.class::isInstance).forEach(item -> inputs.add(item.name()));
        for (Filled one : filled) {
            if (one.namelist() != null && !inputs.containsAll(one.namelist())) {
                throw form.bad("<filled> names something that is no input item of the form: " + one.namelist());
            }
        }
    }
}
