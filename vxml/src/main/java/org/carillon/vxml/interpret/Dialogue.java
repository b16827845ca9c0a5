package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.platform.VoicePlatform;
import org.carillon.vxml.reader.BadDocumentException;

/** One session from the first document to its result. */
public final class Dialogue {

    private static final System.Logger LOG = System.getLogger(Dialogue.class.getName());

    private final Application application;
    private final Conversation conversation;

    public Dialogue(
            Shared shared,
            Application application,
            SessionVariables variables,
            VoicePlatform platform,
            DialogueListener listener) {
        this.application = application;
        this.conversation = new Conversation(shared, variables, platform, listener);
    }

    /** Runs to the end; never throws for anything the application or the caller does. */
    public SessionResult run() {
        try {
            Next next = new Context(conversation, false).run(first(), null);
            sayGoodbye();
            return result((Next.Exit) next);
        } catch (VoiceXmlEvent event) {
            conversation.listener().eventThrown(event.name(), event.getMessage());
            return new SessionResult(SessionResult.Kind.ERROR, event.name(), event.getMessage(), Map.of());
        } catch (SessionEnd end) {
            return conversation.ended(end.result());
        } catch (StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, "a session nested too deeply");
            return new SessionResult(SessionResult.Kind.STOPPED, null, "elements or calls nested too deeply", Map.of());
        }
    }

    /** What is queued is still played (VoiceXML 2.0 section 5.3.9). */
    private void sayGoodbye() {
        try {
            if (!conversation.caller().isGone()) {
                conversation.prompts().playToEnd();
            }
        } catch (VoiceXmlEvent event) {
            // the caller hung up before the end, which is theirs to do
            conversation.listener().eventThrown(event.name(), event.getMessage());
        }
    }

    /** The first dialog, with its documents fetched; what goes wrong here has no handlers yet. */
    private Destination first() throws VoiceXmlEvent {
        Context nowhere = new Context(conversation, false);
        URI uri = application instanceof Application.Referenced referenced ? referenced.uri() : null;
        Document document = document(uri);
        Document root = nowhere.rootOf(document, Properties.defaults());
        String id = uri == null ? null : uri.getFragment();
        return new Destination(
                document,
                root,
                document.dialog(id).orElseThrow(() -> VoiceXmlEvent.badFetch("there is no dialog to begin with")),
                Destination.How.GOTO,
                null);
    }

    private Document document(URI uri) throws VoiceXmlEvent {
        if (application instanceof Application.Attached attached) {
            try {
                return conversation.shared().documents().parse(Fetched.attached(attached));
            } catch (BadDocumentException e) {
                throw new VoiceXmlEvent("error.badfetch", e.getMessage(), e);
            }
        }
        return conversation.fetcher().document(uri, null, FetchAttributes.UNSET, Properties.defaults());
    }

    private SessionResult result(Next.Exit exit) {
        if (exit.error() != null) {
            VoiceXmlEvent error = exit.error();
            return new SessionResult(
                    SessionResult.Kind.ERROR, error.name(), error.getMessage(), new LinkedHashMap<>(exit.values()));
        }
        return conversation.ended(new SessionResult(SessionResult.Kind.EXITED, null, null, exit.values()));
    }
}
