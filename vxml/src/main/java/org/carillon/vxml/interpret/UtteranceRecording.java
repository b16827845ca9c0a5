package org.carillon.vxml.interpret;

import org.carillon.vxml.platform.Recording;

/** Records what the caller says while it is being recognised (property {@code recordutterance}, VoiceXML 2.1 section 9). */
final class UtteranceRecording {

    private static final String MEDIA_TYPE = "audio/x-wav";

    private final Caller caller;
    private final String mediaType;
    private final boolean wanted;
    private boolean running;

    /** @throws VoiceXmlEvent {@code error.unsupported.format} if recordings of the type asked for can't be made */
    UtteranceRecording(Caller caller, Properties properties) throws VoiceXmlEvent {
        this.caller = caller;
        String type = properties.get("recordutterancetype");
        this.mediaType = type.isEmpty() ? MEDIA_TYPE : type;
        this.wanted = properties.truth("recordutterance");
        if (wanted && !caller.platform().supportsRecording(mediaType)) {
            throw new VoiceXmlEvent("error.unsupported.format", "recordings can't be made in " + mediaType);
        }
    }

    void start() {
        if (wanted && !running) {
            running = true;
            caller.platform().startRecording(mediaType);
        }
    }

    /** The recording, or null if there is none. */
    Recording stop() {
        if (!running) {
            return null;
        }
        running = false;
        return caller.platform().stopRecording();
    }
}
