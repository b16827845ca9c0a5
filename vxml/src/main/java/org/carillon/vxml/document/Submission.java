package org.carillon.vxml.document;

import java.util.List;

/**
 * How values are sent along with a request (VoiceXML 2.0 section 5.3.8).
 *
 * @param namelist variables to send; null if the author gave none
 * @param post whether by POST
 * @param multipart whether {@code multipart/form-data}
 * @param fetch how to fetch
 */
public record Submission(List<String> namelist, boolean post, boolean multipart, FetchAttributes fetch) {}
