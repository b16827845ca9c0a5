package org.carillon.vxml.interpret;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.carillon.vxml.document.Script;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.script.ScriptException;

/** {@code <script>} (VoiceXML 2.0 section 5.3.12). */
final class ScriptExecutor implements Executor<Script> {

    @Override
    public Next execute(Script script, Execution execution) throws VoiceXmlEvent {
        if (script.text() != null) {
            String source = String.valueOf(execution.context().document().uri());
            run(script.text(), source, script.line(), execution);
            return Next.CONTINUE;
        }
        String reference = execution.textOf(script.src(), script.srcexpr());
        URI uri = SessionFetcher.resolve(execution.context().base(), reference);
        Fetched fetched = execution
                .conversation()
                .fetcher()
                .fetch(SessionFetcher.Kind.SCRIPT, uri, null, script.fetch(), execution.properties());
        run(new String(fetched.content(), charset(fetched, script)), uri.getPath(), 1, execution);
        return Next.CONTINUE;
    }

    private static void run(String program, String source, int line, Execution execution) throws VoiceXmlEvent {
        try {
            execution.scope().run(program, source, line);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    private static Charset charset(Fetched fetched, Script script) throws VoiceXmlEvent {
        String name = fetched.charset() == null ? script.charset() : fetched.charset();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new VoiceXmlEvent("error.badfetch", "unknown charset " + name, e);
        }
    }
}
