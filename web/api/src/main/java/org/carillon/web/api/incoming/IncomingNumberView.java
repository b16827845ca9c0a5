package org.carillon.web.api.incoming;

import org.carillon.dialogue.IncomingNumber;
import org.carillon.request.RequestedApplication;

/** A number that callers can dial, as it is told: of an application that was brought along only the kind. */
public record IncomingNumberView(String number, String requester, String application, String url) {

    static IncomingNumberView of(IncomingNumber number) {
        RequestedApplication application = number.application();
        return new IncomingNumberView(number.number(), number.requesterId(), application.kind(), application.address());
    }
}
