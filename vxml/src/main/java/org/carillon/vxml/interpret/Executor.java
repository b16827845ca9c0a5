package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Executable;

/** Executes one kind of element. Stateless. */
interface Executor<E extends Executable> {

    /**
     * @return where to go from there
     * @throws VoiceXmlEvent if the element throws one
     */
    Next execute(E element, Execution execution) throws VoiceXmlEvent;
}
