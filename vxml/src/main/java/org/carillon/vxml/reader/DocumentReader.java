package org.carillon.vxml.reader;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.Form;

/** Reads {@code <vxml>} (VoiceXML 2.0 section 1.5.1). Thread-safe. */
public final class DocumentReader {

    private static final Set<String> CHILDREN = Set.of(
            "form",
            "menu",
            "var",
            "script",
            "data",
            "property",
            "meta",
            "metadata",
            "link",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch");

    private final XmlReader xml = new XmlReader();

    /**
     * Reads a document.
     *
     * @param content its bytes
     * @param charset what the transport says it is encoded in, or null
     * @param uri where it was found, after redirects
     * @throws BadDocumentException if it isn't well-formed XML, or not VoiceXML
     */
    public Document read(byte[] content, String charset, URI uri) throws BadDocumentException {
        Tag vxml = new Tag(xml.read(content, charset).getDocumentElement());
        if (!vxml.isOurs() || !vxml.name().equals("vxml")) {
            throw vxml.bad(
                    "not VoiceXML: the root element is <" + vxml.element().getNodeName() + ">");
        }
        if (!vxml.required("version").strip().matches("2\\.[01]")) {
            throw vxml.bad("VoiceXML " + vxml.attribute("version") + " is not known, only 2.0 and 2.1");
        }
        vxml.allowOnly(CHILDREN);
        URI base = vxml.base() == null ? uri : Uris.resolve(uri, vxml.base().toString());
        return new Document(
                uri,
                base,
                vxml.language(),
                application(vxml, base),
                initial(vxml),
                PropertyReader.readAll(vxml),
                CatchReader.readAll(vxml),
                vxml.readAll("link", LinkReader::read),
                dialogs(vxml));
    }

    private static URI application(Tag vxml, URI base) throws BadDocumentException {
        String application = vxml.attribute("application");
        if (application == null) {
            return null;
        }
        URI uri = Uris.resolve(base, application);
        if (uri.getFragment() != null) {
            throw vxml.bad("application must name a document, without a fragment");
        }
        return uri;
    }

    private static List<Executable> initial(Tag vxml) throws BadDocumentException {
        List<Executable> initial = new ArrayList<>();
        for (Tag child : vxml.children()) {
            switch (child.name()) {
                case "var" -> initial.add(VarReader.read(child));
                case "script" -> initial.add(ScriptReader.read(child));
                case "data" -> initial.add(DataReader.read(child));
                default -> {
                    // read elsewhere
                }
            }
        }
        return initial;
    }

    private static List<Form> dialogs(Tag vxml) throws BadDocumentException {
        List<Form> dialogs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Tag child : vxml.children()) {
            if (!child.name().equals("form") && !child.name().equals("menu")) {
                continue;
            }
            Form dialog = child.name().equals("form") ? FormReader.read(child) : MenuReader.read(child);
            if (dialog.id() != null && !ids.add(dialog.id())) {
                throw child.bad("there is another dialog with the id " + dialog.id());
            }
            dialogs.add(dialog);
        }
        return dialogs;
    }
}
