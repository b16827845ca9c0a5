package org.carillon.vxml.reader;

import org.carillon.vxml.document.Submission;

/** Reads {@code namelist}, {@code method} and {@code enctype}. */
final class SubmissionReader {

    private SubmissionReader() {}

    static Submission read(Tag tag) throws BadDocumentException {
        return new Submission(
                tag.words("namelist"),
                tag.oneOf("method", "get", "get", "post").equals("post"),
                tag.oneOf(
                                "enctype",
                                "application/x-www-form-urlencoded",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data")
                        .startsWith("multipart"),
                FetchAttributesReader.read(tag));
    }
}
