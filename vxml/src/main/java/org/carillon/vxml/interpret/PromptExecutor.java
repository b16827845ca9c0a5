package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Prompt;

/** {@code <prompt>}: queues it (VoiceXML 2.0 section 4.1). */
final class PromptExecutor implements Executor<Prompt> {

    @Override
    public Next execute(Prompt prompt, Execution execution) throws VoiceXmlEvent {
        if (prompt.cond() != null && !execution.truthy(prompt.cond())) {
            return Next.CONTINUE;
        }
        Properties properties = execution.properties();
        boolean bargein = prompt.bargein() == null ? properties.truth("bargein") : prompt.bargein();
        String type = prompt.bargeintype() == null ? properties.get("bargeintype") : prompt.bargeintype();
        PromptRenderer renderer = new PromptRenderer(execution, prompt);
        renderer.render();
        execution
                .conversation()
                .prompts()
                .add(
                        new PromptQueue.Queued(renderer.parts(), renderer.text(), bargein, type.equals("hotword")),
                        prompt.timeout());
        return Next.CONTINUE;
    }
}
