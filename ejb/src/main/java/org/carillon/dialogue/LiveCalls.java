package org.carillon.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.telephony.Call;

/** The calls that this node has, by session. Thread-safe. */
@ApplicationScoped
public class LiveCalls {

    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    void add(String sessionId, Call call) {
        calls.put(sessionId, call);
    }

    void remove(String sessionId) {
        calls.remove(sessionId);
    }

    /** Ends the session's call, if this node has it. */
    void hangUp(String sessionId) {
        Call call = calls.get(sessionId);
        if (call != null) {
            call.hangUp();
        }
    }

    /** The sessions whose call that telephony server carries. */
    public List<String> sessionsOn(String server) {
        return calls.entrySet().stream()
                .filter(call -> call.getValue().serverName().equals(server))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many there are. */
    public int count() {
        return calls.size();
    }
}
