package org.carillon.gateway.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options that one place of a mail gives: its headers, its JSON part, or the lines of its text. */
final class OptionSource {

    /** What is told of a hostile mail does not grow with it. */
    private static final int MOST_PROBLEMS = 20;

    private final Map<String, MailOption> options = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** By their fields. */
    Map<String, MailOption> options() {
        return options;
    }

    List<String> problems() {
        return problems;
    }

    /** Reads one option that a person wrote. */
    void read(OptionName name, String value, String place) {
        try {
            add(name.option(value.strip(), place));
        } catch (OptionException e) {
            wrong(e.getMessage());
        }
    }

    void add(MailOption option) {
        MailOption earlier = options.putIfAbsent(option.field(), option);
        if (earlier != null) {
            wrong(option.place() + ": " + option.label() + " was set before, by " + earlier.label() + " in "
                    + earlier.place());
        }
    }

    void wrong(String sentence) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(sentence);
        }
    }
}
