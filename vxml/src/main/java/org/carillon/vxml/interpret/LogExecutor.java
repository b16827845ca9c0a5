package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Log;
import org.carillon.vxml.document.PromptContent;

/** {@code <log>} (VoiceXML 2.0 section 5.3.13). */
final class LogExecutor implements Executor<Log> {

    private static final int MAX_LENGTH = 2_000;

    @Override
    public Next execute(Log log, Execution execution) throws VoiceXmlEvent {
        StringBuilder text = new StringBuilder();
        for (PromptContent part : log.content()) {
            if (part instanceof PromptContent.Text literal) {
                text.append(literal.text());
            } else if (part instanceof PromptContent.Value value) {
                text.append(execution.text(value.expr()));
            }
        }
        if (log.expr() != null) {
            text.append(' ').append(execution.text(log.expr()));
        }
        String line = text.toString().strip().replaceAll("\\s+", " ");
        execution.conversation().listener().logged(log.label(), line.substring(0, Math.min(line.length(), MAX_LENGTH)));
        return Next.CONTINUE;
    }
}
