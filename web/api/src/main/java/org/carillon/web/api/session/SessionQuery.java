package org.carillon.web.api.session;

import jakarta.ws.rs.core.MultivaluedMap;
import org.carillon.customer.CustomerAddress;
import org.carillon.session.SessionFilter;
import org.carillon.session.SessionState;
import org.carillon.web.api.json.QueryFields;
import org.carillon.web.api.problem.ProblemException;
import org.carillon.web.api.problem.ProblemType;

/**
 * Which page of which sessions is asked for.
 *
 * @param filter who, what, when
 * @param limit lines on the page
 */
record SessionQuery(SessionFilter filter, int limit) {

    private static final int STANDARD = 50;
    private static final int MAXIMUM = 200;

    /**
     * Reads a query.
     *
     * @param callerId whose sessions alone may be listed, or null for an operator, who may list all
     */
    static SessionQuery read(MultivaluedMap<String, String> parameters, String callerId) {
        QueryFields query = new QueryFields(parameters);
        String requester = query.text("requester");
        SessionFilter filter = new SessionFilter(
                callerId == null ? requester : callerId,
                query.read("state", SessionState::ofWord, "a state, such as in-progress"),
                query.read("customer", SessionQuery::address, "a number in E.164 form or sip:user"),
                query.instant("from"),
                query.instant("to"),
                query.read("cursor", SessionCursor::read, "the next of a page"));
        int limit = query.limit(STANDARD, MAXIMUM);
        query.check();
        if (callerId != null && requester != null && !requester.equals(callerId)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only operators list the sessions of others.");
        }
        return new SessionQuery(filter, limit);
    }

    /** A plus that was not encoded arrives as a space. */
    private static String address(String text) {
        return CustomerAddress.parse(text.startsWith(" ") ? "+" + text.substring(1) : text)
                .text();
    }
}
