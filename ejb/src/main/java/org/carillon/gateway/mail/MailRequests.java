package org.carillon.gateway.mail;

import java.util.List;
import org.carillon.gateway.mail.reply.AnsweredMail;
import org.carillon.mail.MailRefusedException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.requester.Requester;

/**
 * What a mail asks for.
 *
 * @param requests one for each customer, at least one
 * @param options what it said beside; knows where in the mail each part of the requests stands
 * @param identity of the mail
 * @param subject decoded, or empty
 */
record MailRequests(List<NewRequest> requests, MailOptions options, MailIdentity identity, String subject) {

    /** Whether the sender is told by mail that the requests were stored. A mail that could not be recognised gets no answer. */
    boolean isReplyWanted(Requester sender) {
        boolean wanted = options.reply() == null ? sender.mailReplies() : options.reply();
        return wanted && identity.value() != null;
    }

    /** The mail as the answer to it has to know it. */
    AnsweredMail answeredBy(String sender) {
        return new AnsweredMail(sender, identity.value(), identity.messageId(), subject);
    }

    /** The refusal of a mail whose requests have these problems. */
    MailRefusedException refusal(List<Problem> problems) {
        boolean recipient = problems.get(0).field().equals("to");
        return new RequestProblemsException(
                recipient ? 553 : 554, recipient ? "5.1.3" : "5.6.0", options.explain(problems));
    }
}
