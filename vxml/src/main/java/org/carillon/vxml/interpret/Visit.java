package org.carillon.vxml.interpret;

/** What happens when a kind of form item is visited: the collect phase and, for its input, the process phase. Stateless. */
interface Visit {

    Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent;
}
