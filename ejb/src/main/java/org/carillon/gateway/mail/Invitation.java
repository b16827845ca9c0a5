package org.carillon.gateway.mail;

import java.util.List;
import org.carillon.gateway.schedule.CalendarRequest;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;

/**
 * A mail that brings a calendar.
 *
 * @param request what it asks for
 * @param options what it said beside; knows where in the mail each part stands
 */
record Invitation(CalendarRequest request, MailOptions options) {

    /** What a proof of the mail's origin has to cover: the customers, and the calendar in place of an application. */
    List<NewRequest> proven() {
        RequestedApplication calendar = new RequestedApplication.ReadAloud(request.calendar());
        return request.customers().stream()
                .map(customer -> NewRequest.of(
                        request.requesterId(),
                        new RequestId(Source.MAIL, null),
                        customer.text(),
                        calendar,
                        ReplyTo.NOBODY))
                .toList();
    }
}
