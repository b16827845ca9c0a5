package org.carillon.vxml.grammar;

/** Whether a grammar is for keys or for speech (SRGS 1.0 section 4.6). */
public enum GrammarMode {
    DTMF,
    VOICE
}
