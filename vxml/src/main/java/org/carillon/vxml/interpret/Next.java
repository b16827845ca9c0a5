package org.carillon.vxml.interpret;

import java.util.Map;

/** Where execution goes after a piece of executable content. */
sealed interface Next {

    /** On with what follows. */
    Next CONTINUE = new Continue();

    /** On with what follows. */
    record Continue() implements Next {}

    /** {@code <goto nextitem>}. */
    record ToItem(String name) implements Next {}

    /** To another dialog: everything is fetched already. */
    record ToDialog(Destination destination) implements Next {}

    /** {@code <exit>}; by an error if the platform's own handler took it. */
    record Exit(Map<String, Object> values, VoiceXmlEvent error) implements Next {}

    /** {@code <return>}: with a script object holding the namelist, or with an event. */
    record Return(Object result, VoiceXmlEvent event) implements Next {}

    default boolean goesOn() {
        return this instanceof Continue;
    }
}
