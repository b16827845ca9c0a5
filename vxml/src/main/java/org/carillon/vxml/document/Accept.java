package org.carillon.vxml.document;

/** How a phrase may be spoken (VoiceXML 2.0 section 2.2.5). */
public enum Accept {
    EXACT,
    APPROXIMATE
}
