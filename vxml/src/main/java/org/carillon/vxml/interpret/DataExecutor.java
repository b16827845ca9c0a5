package org.carillon.vxml.interpret;

import java.util.List;
import org.carillon.vxml.document.Data;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.XmlReader;

/** {@code <data>} (VoiceXML 2.1 section 5). */
final class DataExecutor implements Executor<Data> {

    private final XmlReader xml = new XmlReader();

    @Override
    public Next execute(Data data, Execution execution) throws VoiceXmlEvent {
        String reference = execution.textOf(data.src(), data.srcexpr()).strip();
        List<String> names =
                data.request().namelist() == null ? List.of() : data.request().namelist();
        SubmittedRequest sent = SubmittedRequest.of(reference, data.request(), names, execution);
        Fetched fetched = execution
                .conversation()
                .fetcher()
                .fetch(
                        SessionFetcher.Kind.DATA,
                        SessionFetcher.resolve(execution.context().base(), sent.reference()),
                        sent.body(),
                        data.request().fetch(),
                        execution.properties());
        if (data.name() != null) {
            execution.scope().declare(data.name(), dom(fetched, execution));
        }
        return Next.CONTINUE;
    }

    private Object dom(Fetched fetched, Execution execution) throws VoiceXmlEvent {
        try {
            return execution.conversation().script().fromXml(xml.read(fetched.content(), fetched.charset()));
        } catch (BadDocumentException e) {
            throw new VoiceXmlEvent("error.badfetch", fetched.uri().getPath() + ": " + e.getMessage(), e);
        }
    }
}
