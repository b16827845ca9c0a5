package org.carillon.application;

import org.carillon.vxml.VoiceXmlObject;

/** An extension that applications call by {@code <object>}, and that has to know for which session. Thread-safe. */
public interface SessionObject {

    /** The object as this session calls it. */
    VoiceXmlObject of(String sessionId);
}
