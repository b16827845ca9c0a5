package org.carillon.gateway.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.customer.CustomerAddress;
import org.carillon.mail.MailRefusedException;

/**
 * Whom a recipient of a mail stands for: its local part is a number in E.164, or {@code sip:user}. Both may stand behind a name and a plus
 * (RFC 5233): {@code calls+15550100} is {@code +15550100}.
 */
final class Recipient {

    private static final Pattern QUOTES = Pattern.compile("^\"|\"$");

    private Recipient() {}

    /** @param forwardPath {@code local-part@domain}, unquoted */
    static CustomerAddress addressOf(String forwardPath) throws MailRefusedException {
        String localPart = QUOTES.matcher(forwardPath.substring(0, Math.max(0, forwardPath.lastIndexOf('@'))))
                .replaceAll("");
        try {
            return CustomerAddress.parse(withoutName(localPart));
        } catch (IllegalArgumentException e) {
            throw new MailRefusedException(553, "5.1.3 The recipient " + localPart + " " + e.getMessage());
        }
    }

    private static String withoutName(String localPart) {
        int plus = localPart.indexOf('+');
        boolean digits = plus > 0 && plus + 1 < localPart.length() && Character.isDigit(localPart.charAt(plus + 1));
        return plus < 1 ? localPart : localPart.substring(digits ? plus : plus + 1);
    }

    /** The numbers that the options name. */
    static Set<CustomerAddress> addressesIn(MailOptions options) throws RequestProblemsException {
        List<String> numbers = options.numbersToCall();
        if (numbers.size() > MailRequestReader.MOST_NUMBERS) {
            throw new RequestProblemsException(
                    List.of(wrong(options, "names more than " + MailRequestReader.MOST_NUMBERS + " numbers")));
        }
        Set<CustomerAddress> customers = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (String number : numbers) {
            try {
                customers.add(CustomerAddress.parse(number));
            } catch (IllegalArgumentException e) {
                problems.add(wrong(options, "'" + shown(number) + "' " + e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RequestProblemsException(problems);
        }
        return customers;
    }

    private static String wrong(MailOptions options, String sentence) {
        return options.numbers().place() + ": " + options.numbers().label() + " " + sentence;
    }

    private static String shown(String number) {
        return number.length() <= 40 ? number : number.substring(0, 40) + "...";
    }
}
