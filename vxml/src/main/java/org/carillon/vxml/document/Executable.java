package org.carillon.vxml.document;

/** Executable content (VoiceXML 2.0 section 5.3). */
public sealed interface Executable
        permits Var,
                Assign,
                Clear,
                Data,
                If,
                Foreach,
                Prompt,
                Reprompt,
                Goto,
                Submit,
                Exit,
                Return,
                Disconnect,
                Throw,
                Script,
                Log {

    /** Where it stands in its document, from 1. */
    int line();
}
