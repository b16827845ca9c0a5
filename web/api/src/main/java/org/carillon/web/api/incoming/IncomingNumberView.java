package org.carillon.web.api.incoming;

import org.carillon.dialogue.IncomingNumber;
import org.carillon.request.RequestedApplication;

/** A number that callers can dial, as it is told: of an application that was brought along only the kind. */
public record IncomingNumberView(String number, String requester, String application, String url) {

    static IncomingNumberView of(IncomingNumber number) {
        RequestedApplication application = number.application();
        String url = application instanceof RequestedApplication.Linked linked ? linked.url() : null;
        return new IncomingNumberView(number.number(), number.requesterId(), kind(application), url);
    }

    private static String kind(RequestedApplication application) {
        if (application instanceof RequestedApplication.Linked) {
            return "url";
        }
        return application instanceof RequestedApplication.Attached ? "vxml" : "text";
    }
}
