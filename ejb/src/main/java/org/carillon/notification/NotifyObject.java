package org.carillon.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.application.SessionObject;
import org.carillon.vxml.VoiceXmlObject;

/**
 * {@code <object classid="carillon:notify">}: sends the values of all its parameters but {@code target} to the target that this one
 * names. The form item gets the message's identity.
 */
@ApplicationScoped
public class NotifyObject implements SessionObject {

    static final String CLASSID = "carillon:notify";

    private static final String TARGET = "target";
    private static final String REFUSED = "error.carillon.notify";
    private static final int MOST_VARIABLES = 50;

    @Inject
    private ApplicationMessages messages;

    @Override
    public VoiceXmlObject of(String sessionId) {
        return new InSession(sessionId);
    }

    private final class InSession implements VoiceXmlObject {

        private final String sessionId;

        InSession(String sessionId) {
            this.sessionId = sessionId;
        }

        @Override
        public String classid() {
            return CLASSID;
        }

        @Override
        public Object call(Map<String, Object> parameters, URI data) throws ObjectFailedException {
            Map<String, Object> variables = new LinkedHashMap<>(parameters);
            if (!(variables.remove(TARGET) instanceof String target)) {
                throw new ObjectFailedException(REFUSED, "the parameter target must name a target");
            }
            if (variables.size() > MOST_VARIABLES) {
                throw new ObjectFailedException(REFUSED, "a message may have " + MOST_VARIABLES + " variables");
            }
            ApplicationMessages.Answer answer = messages.send(sessionId, target, variables);
            if (answer.refusal() != null) {
                throw new ObjectFailedException(REFUSED, answer.refusal());
            }
            return answer.messageId();
        }
    }
}
