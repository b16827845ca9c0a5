package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.Map;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Executable;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.script.ScriptScope;

/**
 * An execution context (VoiceXML 2.0 section 1.5.3): the documents that are loaded, and their scopes. Each subdialog has one of
 * its own.
 */
final class Context {

    private final Conversation conversation;
    private final boolean subdialog;
    private final Events events;
    private ScriptScope applicationScope;
    private ScriptScope documentScope;
    private Document root;
    private Document document;

    Context(Conversation conversation, boolean subdialog) {
        this.conversation = conversation;
        this.subdialog = subdialog;
        this.events = new Events(this);
    }

    Conversation conversation() {
        return conversation;
    }

    boolean isSubdialog() {
        return subdialog;
    }

    Document root() {
        return root;
    }

    Document document() {
        return document;
    }

    ScriptScope applicationScope() {
        return applicationScope;
    }

    ScriptScope documentScope() {
        return documentScope;
    }

    Events events() {
        return events;
    }

    /** Properties of the documents. */
    Properties properties() {
        Properties properties = Properties.defaults();
        if (root != null) {
            properties = properties.within(root.properties());
        }
        return document == null || document == root ? properties : properties.within(document.properties());
    }

    /** What relative references are resolved against: always the active document (VoiceXML 2.0 section 5.2). */
    URI base() {
        return document == null ? null : document.base();
    }

    String language() {
        return document.language();
    }

    /** Runs dialog after dialog, until there is an end. */
    Next run(Destination first, Map<String, Object> parameters) {
        Destination destination = first;
        Map<String, Object> unusedParameters = parameters;
        while (true) {
            Next next = enter(destination);
            if (next.goesOn()) {
                FormInterpretation form = new FormInterpretation(this, destination.dialog(), unusedParameters);
                next = form.run(destination.input());
            }
            unusedParameters = null;
            if (!(next instanceof Next.ToDialog to)) {
                return next;
            }
            destination = to.destination();
        }
    }

    /**
     * Finds a dialog, and fetches its document if it isn't this one.
     *
     * @param uri absolute
     */
    Destination find(
            String reference,
            SessionFetcher.Body body,
            FetchAttributes fetch,
            Destination.How how,
            Properties properties)
            throws VoiceXmlEvent {
        if (reference.startsWith("#") || reference.isEmpty()) {
            String id = reference.isEmpty() ? null : reference.substring(1);
            return new Destination(document, root, dialog(document, id), Destination.How.SAME_DOCUMENT, null);
        }
        URI uri = SessionFetcher.resolve(base(), reference);
        Document found = conversation.fetcher().document(uri, body, fetch, properties);
        return new Destination(found, rootOf(found, properties), dialog(found, uri.getFragment()), how, null);
    }

    /** Finds the dialog that a link or choice of that document leads to: its references are relative to where it stands. */
    Destination follow(String reference, Document from, FetchAttributes fetch, Properties properties)
            throws VoiceXmlEvent {
        if (from == document) {
            return find(reference, null, fetch, Destination.How.GOTO, properties);
        }
        if (reference.startsWith("#")) {
            Form dialog = dialog(from, reference.substring(1));
            return new Destination(from, root, dialog, Destination.How.GOTO, null);
        }
        String absolute = SessionFetcher.resolve(from.base(), reference).toString();
        return find(absolute, null, fetch, Destination.How.GOTO, properties);
    }

    /** The root document of a document: itself if it names none. */
    Document rootOf(Document leaf, Properties properties) throws VoiceXmlEvent {
        if (leaf.application() == null || leaf.application().equals(leaf.uri())) {
            return leaf;
        }
        if (root != null && root.uri().equals(leaf.application())) {
            return root;
        }
        Document found = conversation.fetcher().document(leaf.application(), null, FetchAttributes.UNSET, properties);
        if (found.application() != null) {
            throw VoiceXmlEvent.semantic("the application root document " + found.uri() + " has a root itself");
        }
        return found;
    }

    private static Form dialog(Document document, String id) throws VoiceXmlEvent {
        return document.dialog(id)
                .orElseThrow(() -> VoiceXmlEvent.badFetch(
                        id == null ? "there is no dialog in the document" : "there is no dialog with the id " + id));
    }

    /** Makes documents and scopes those of the destination, and initialises what is new (VoiceXML 2.0 section 1.5.2). */
    private Next enter(Destination destination) {
        conversation.limits().countTransition();
        if (destination.how() == Destination.How.SAME_DOCUMENT && document != null) {
            return Next.CONTINUE;
        }
        boolean newRoot = !keepsApplication(destination);
        boolean isRoot = destination.document() == destination.root();
        root = destination.root();
        document = destination.document();
        conversation.listener().documentEntered(String.valueOf(document.uri()));
        new Prefetch(conversation, document, properties()).start();
        Next next = Next.CONTINUE;
        if (newRoot) {
            applicationScope = conversation.script().scope().child("application");
            documentScope = applicationScope;
            // in the root document, document.x is application.x (VoiceXML 2.0 section 5.1.2)
            applicationScope.declare("document", applicationScope.asObject());
            next = initialise(root);
        }
        documentScope = isRoot ? applicationScope : applicationScope.child("document");
        return isRoot || !next.goesOn() ? next : initialise(document);
    }

    private boolean keepsApplication(Destination destination) {
        if (root == null || !root.uri().equals(destination.root().uri())) {
            return false;
        }
        boolean toRoot = destination.document() == destination.root();
        boolean fromLeaf = document != root;
        return !toRoot || fromLeaf && destination.how() == Destination.How.GOTO;
    }

    private Next initialise(Document loaded) {
        Execution execution = new Execution(this, documentScope, null, properties());
        for (Executable one : loaded.initial()) {
            try {
                Executors.execute(one, execution);
            } catch (VoiceXmlEvent event) {
                Next next = events.handle(event, null, null);
                if (!next.goesOn()) {
                    return next;
                }
            }
        }
        return Next.CONTINUE;
    }
}
