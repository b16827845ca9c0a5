package org.carillon.web.api.tag;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Gives answers an ETag, and answers 304 to whoever has this very answer already: RFC 9110 section 13.1.2. The tag is a digest of the
 * answer, where the resource has set none.
 */
@Provider
@Tagged
public class TagFilter implements ContainerResponseFilter {

    private static final Jsonb JSON = JsonbBuilder.create();
    private static final int TAG_BYTES = 12;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != Status.OK.getStatusCode() || !response.hasEntity()) {
            return;
        }
        if (response.getEntityTag() == null) {
            String json = JSON.toJson(response.getEntity());
            response.setEntity(json);
            response.getHeaders().putSingle(HttpHeaders.ETAG, new EntityTag(digest(json)));
        }
        if (matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), response.getEntityTag())) {
            response.setEntity(null);
            response.setStatusInfo(Status.NOT_MODIFIED);
        }
    }

    private static boolean matches(String ifNoneMatch, EntityTag tag) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(each ->
                                each.equals("*") || each.replaceFirst("^W/", "").equals("\"" + tag.getValue() + "\""));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
