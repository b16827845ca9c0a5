package org.carillon.vxml.interpret;

import org.carillon.vxml.document.If;

/** {@code <if>}. */
final class IfExecutor implements Executor<If> {

    @Override
    public Next execute(If element, Execution execution) throws VoiceXmlEvent {
        for (If.Branch branch : element.branches()) {
            if (branch.cond() == null || execution.truthy(branch.cond())) {
                return execution.run(branch.content());
            }
        }
        return Next.CONTINUE;
    }
}
