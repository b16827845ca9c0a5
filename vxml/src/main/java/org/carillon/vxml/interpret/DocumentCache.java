package org.carillon.vxml.interpret;

import java.net.URI;
import java.util.Arrays;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.fetch.BoundedCache;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;

/** Documents are parsed once per content, whoever fetches them or brings them along. Thread-safe; bounded. */
public final class DocumentCache {

    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final DocumentReader reader = new DocumentReader();
    private final BoundedCache<Key, Parsed> documents =
            new BoundedCache<>(MAX_BYTES, parsed -> parsed.content().length);

    /** The document that was fetched. */
    public Document parse(Fetched fetched) throws BadDocumentException {
        Key key = new Key(fetched.uri(), Arrays.hashCode(fetched.content()));
        Parsed known = documents.get(key);
        if (known != null && Arrays.equals(known.content(), fetched.content())) {
            return known.document();
        }
        Document document = reader.read(fetched.content(), fetched.charset(), fetched.uri());
        documents.put(key, new Parsed(fetched.content(), document));
        return document;
    }

    private record Key(URI uri, int hash) {}

    private record Parsed(byte[] content, Document document) {}
}
