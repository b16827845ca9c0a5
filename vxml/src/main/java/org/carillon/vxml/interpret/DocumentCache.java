package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;

/** Documents are parsed once per content, whoever fetches them. Thread-safe; bounded. */
public final class DocumentCache {

    private static final int MAX_DOCUMENTS = 500;

    private final DocumentReader reader = new DocumentReader();
    private final Map<URI, Parsed> documents = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Parsed> eldest) {
            return size() > MAX_DOCUMENTS;
        }
    });

    /** The document that was fetched. */
    public Document parse(Fetched fetched) throws BadDocumentException {
        Parsed known = documents.get(fetched.uri());
        // the fetch cache hands out the very same bytes as long as they are valid
        if (known != null && known.content == fetched.content()) {
            return known.document;
        }
        Document document = reader.read(fetched.content(), fetched.charset(), fetched.uri());
        documents.put(fetched.uri(), new Parsed(fetched.content(), document));
        return document;
    }

    private record Parsed(byte[] content, Document document) {}
}
