package org.carillon.gateway.mail.reply;

import java.util.List;

/** An answer in words. What others wrote is bounded and kept on one line. */
record ReplyText(String subject, String body) {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_BODY = 30_000;

    /**
     * A session that was accepted.
     *
     * @param status where its status is to be had
     */
    record Accepted(String customer, String sessionId, String status) {}

    static ReplyText accepted(AnsweredMail mail, List<Accepted> sessions) {
        StringBuilder body = new StringBuilder();
        line(body, "Your mail" + about(mail) + " was accepted.");
        line(body, "");
        for (Accepted session : sessions) {
            line(body, "Call to " + session.customer() + ": session " + session.sessionId());
            line(body, "  " + session.status());
        }
        return new ReplyText(subject("Accepted: ", mail), farewell(body));
    }

    static ReplyText refused(AnsweredMail mail, List<String> problems) {
        StringBuilder body = new StringBuilder();
        line(body, "Your mail" + about(mail) + " was refused, and nobody is called. What is wrong:");
        line(body, "");
        problems.forEach(problem -> line(body, "- " + problem));
        return new ReplyText(subject("Refused: ", mail), farewell(body));
    }

    private static String about(AnsweredMail mail) {
        return mail.subject().isBlank() ? "" : " \"" + oneLine(mail.subject(), LONGEST_SUBJECT) + "\"";
    }

    private static String subject(String result, AnsweredMail mail) {
        return oneLine(
                result + (mail.subject().isBlank() ? "your request for a call" : mail.subject()), LONGEST_SUBJECT);
    }

    private static String farewell(StringBuilder body) {
        return body.append("\r\nThis mail was made by Carillon; nobody reads answers to it.\r\n")
                .toString();
    }

    private static void line(StringBuilder text, String line) {
        if (text.length() < LONGEST_BODY) {
            text.append(oneLine(line, LONGEST_LINE)).append("\r\n");
        }
    }

    private static String oneLine(String value, int longest) {
        String shown = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return shown.length() <= longest ? shown : shown.substring(0, longest) + "...";
    }
}
