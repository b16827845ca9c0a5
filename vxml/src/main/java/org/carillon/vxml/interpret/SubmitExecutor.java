package org.carillon.vxml.interpret;

import java.util.List;
import org.carillon.vxml.document.Submission;
import org.carillon.vxml.document.Submit;

/** {@code <submit>} (VoiceXML 2.0 section 5.3.8). */
final class SubmitExecutor implements Executor<Submit> {

    @Override
    public Next execute(Submit submit, Execution execution) throws VoiceXmlEvent {
        String next = execution.textOf(submit.next(), submit.expr()).strip();
        Submission request = submit.request();
        List<String> names = request.namelist() == null ? inputItems(execution) : request.namelist();
        SubmittedRequest sent = SubmittedRequest.of(next, request, names, execution);
        return new Next.ToDialog(execution
                .context()
                .find(sent.reference(), sent.body(), request.fetch(), Destination.How.SUBMIT, execution.properties()));
    }

    /** What is submitted if the author doesn't say: all named input items. */
    private static List<String> inputItems(Execution execution) {
        return execution.form() == null ? List.of() : execution.form().namedInputItems();
    }
}
