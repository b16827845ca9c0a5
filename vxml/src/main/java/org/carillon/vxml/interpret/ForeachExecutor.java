package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Foreach;

/** {@code <foreach>} in executable content. */
final class ForeachExecutor implements Executor<Foreach> {

    @Override
    public Next execute(Foreach foreach, Execution execution) throws VoiceXmlEvent {
        for (Object element : Arrays.elements(foreach.array(), execution)) {
            execution.conversation().limits().countWork();
            execution.scope().declare(foreach.item(), element);
            Next next = execution.run(foreach.content());
            if (!next.goesOn()) {
                return next;
            }
        }
        return Next.CONTINUE;
    }
}
