package org.carillon.gateway.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options at the top of a mail's text: lines {@code Key: value}, ended by an empty line.
 *
 * <p>The first paragraph is taken for options when its first line is one, or when all of its lines look like options and one is. Then
 * every line of it has to be one, so that a typing error is told and not read aloud.
 *
 * @param options what they say
 * @param text what is left of the text
 */
record OptionLines(OptionSource options, String text) {

    private static final int MOST_LINES = 100;
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z _-]{0,30}?)\\s*:\\s*(.*)");

    static OptionLines of(String text) {
        OptionSource options = new OptionSource();
        List<String> lines = text.lines().limit(2L * MOST_LINES).toList();
        int first = firstLine(lines);
        int end = endOfParagraph(lines, first);
        if (!isOptions(lines.subList(first, end))) {
            return new OptionLines(options, text);
        }
        if (end - first > MOST_LINES) {
            options.wrong("the options are more than " + MOST_LINES + " lines; an empty line ends them");
            return new OptionLines(options, "");
        }
        for (int i = first; i < end; i++) {
            read(lines.get(i), i + 1, options);
        }
        return new OptionLines(
                options,
                text.lines().skip(end).collect(Collectors.joining("\n")).strip());
    }

    private static int firstLine(List<String> lines) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        return first;
    }

    private static int endOfParagraph(List<String> lines, int first) {
        int end = first;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        return end;
    }

    private static boolean isOptions(List<String> paragraph) {
        return !paragraph.isEmpty()
                && (nameIn(paragraph.get(0)).isPresent()
                        || paragraph.size() <= MOST_LINES
                                && paragraph.stream().allMatch(line -> LINE.matcher(line.strip())
                                        .matches())
                                && paragraph.stream()
                                        .anyMatch(line -> nameIn(line).isPresent()));
    }

    private static Optional<OptionName> nameIn(String line) {
        Matcher option = LINE.matcher(line.strip());
        return option.matches() ? OptionName.of(option.group(1)) : Optional.empty();
    }

    private static void read(String line, int number, OptionSource options) {
        String place = "line " + number;
        Matcher option = LINE.matcher(line.strip());
        if (!option.matches()) {
            options.wrong(place + ": is not written Key: value; an empty line ends the options");
        } else {
            OptionName.of(option.group(1))
                    .ifPresentOrElse(
                            name -> options.read(name, option.group(2), place),
                            () -> options.wrong(place + ": '" + shown(option.group(1))
                                    + "' is no option, but these are: " + String.join(", ", OptionName.known())));
        }
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN);
    }
}
