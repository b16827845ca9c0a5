package org.carillon.vxml.interpret;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.platform.VoicePlatform;
import org.carillon.vxml.script.ScriptSession;

/** What belongs to one session, whatever document runs. */
final class Conversation {

    private final Shared shared;
    private final DialogueListener listener;
    private final Limits limits;
    private final Caller caller;
    private final ScriptSession script;
    private final Recordings recordings = new Recordings();
    private final SessionFetcher fetcher;
    private final PromptQueue prompts;
    private SessionResult ending;

    Conversation(Shared shared, SessionVariables variables, VoicePlatform platform, DialogueListener listener) {
        this.shared = shared;
        this.listener = listener;
        this.limits = new Limits(shared.settings(), platform::nanoTime);
        this.caller = new Caller(platform, limits);
        this.script = shared.scripts().openSession();
        this.prompts = new PromptQueue(caller, listener);
        this.fetcher = new SessionFetcher(shared, caller, prompts);
        SessionScope.declare(script, variables);
    }

    Shared shared() {
        return shared;
    }

    DialogueListener listener() {
        return listener;
    }

    Limits limits() {
        return limits;
    }

    Caller caller() {
        return caller;
    }

    ScriptSession script() {
        return script;
    }

    Recordings recordings() {
        return recordings;
    }

    SessionFetcher fetcher() {
        return fetcher;
    }

    PromptQueue prompts() {
        return prompts;
    }

    /** The application hangs up, once what is queued has been played. */
    void disconnected(Map<String, Object> namelist) throws VoiceXmlEvent {
        prompts.playAll();
        ending = new SessionResult(SessionResult.Kind.DISCONNECTED, null, null, namelist);
        caller.disconnect(namelist);
    }

    /** The caller has been handed over to a third party. */
    void transferredAway() {
        ending = new SessionResult(SessionResult.Kind.TRANSFERRED, "connection.disconnect.transfer", null, Map.of());
        caller.transferredAway();
    }

    /** A session's result in the light of what became of the call. */
    SessionResult ended(SessionResult result) {
        if (!caller.isGone() || result.kind() == SessionResult.Kind.STOPPED) {
            return result;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (ending != null) {
            values.putAll(ending.values());
        }
        values.putAll(result.values());
        return ending == null
                ? new SessionResult(
                        SessionResult.Kind.HUNG_UP, "connection.disconnect.hangup", result.message(), values)
                : new SessionResult(ending.kind(), ending.event(), result.message(), values);
    }

    /** Script values turned into Java's, by name. */
    Map<String, Object> toJava(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put(name, script.toJava(value)));
        return all;
    }
}
