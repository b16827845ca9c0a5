package org.carillon.web.api.body;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestJson;
import org.carillon.web.api.json.JsonBody;
import org.carillon.web.api.problem.ProblemException;

/** Reads the body of a request for a session, in whichever form it came, into the normal form. */
public final class RequestBody {

    private RequestBody() {}

    /**
     * Reads to the end.
     *
     * @param type JSON, XML or a web form
     * @throws ProblemException when it is too large or can't be read
     * @throws InvalidRequestException naming every part of a wrong form
     */
    public static NewRequest read(MediaType type, InputStream body, String requesterId, RequestId id)
            throws IOException, InvalidRequestException {
        return RequestJson.read(json(type, body), requesterId, id, ReplyTo.NOBODY);
    }

    private static JsonObject json(MediaType type, InputStream body) throws IOException, InvalidRequestException {
        if (type.isCompatible(MediaType.APPLICATION_XML_TYPE) || type.isCompatible(MediaType.TEXT_XML_TYPE)) {
            return XmlBody.read(body);
        }
        return type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? FormBody.read(body)
                : JsonBody.read(body);
    }
}
