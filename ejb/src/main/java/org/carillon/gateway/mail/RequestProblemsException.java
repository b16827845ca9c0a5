package org.carillon.gateway.mail;

import java.util.List;
import org.carillon.mail.MailRefusedException;

/** A mail whose request is wrong in one or more parts. */
class RequestProblemsException extends MailRefusedException {

    private final List<String> problems;

    /** @param problems sentences for the sender, at least one */
    RequestProblemsException(List<String> problems) {
        this(554, "5.6.0", problems);
    }

    RequestProblemsException(int code, String enhancedCode, List<String> problems) {
        super(code, enhancedCode + " " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
