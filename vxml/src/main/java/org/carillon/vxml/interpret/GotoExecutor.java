package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Goto;

/** {@code <goto>} (VoiceXML 2.0 section 5.3.7). */
final class GotoExecutor implements Executor<Goto> {

    @Override
    public Next execute(Goto go, Execution execution) throws VoiceXmlEvent {
        String item = execution.textOf(go.nextitem(), go.expritem());
        if (item != null) {
            if (execution.form() == null || execution.form().item(item.strip()) == null) {
                throw VoiceXmlEvent.badFetch("there is no form item " + item);
            }
            return new Next.ToItem(item.strip());
        }
        String next = execution.textOf(go.next(), go.expr());
        return new Next.ToDialog(
                execution.context().find(next.strip(), null, go.fetch(), Destination.How.GOTO, execution.properties()));
    }
}
