package org.carillon.request;

import java.util.List;
import java.util.stream.Collectors;

/** A request that can't be brought into the normal form. Says which parts and why; nothing was stored. */
public class InvalidRequestException extends Exception {

    private final List<Problem> problems;

    /**
     * What is wrong with one part.
     *
     * @param field name in the normal form: {@code to}, {@code at}, {@code parameters.name}...
     * @param detail a sentence
     */
    public record Problem(String field, String detail) {}

    public InvalidRequestException(List<Problem> problems) {
        super(problems.stream().map(p -> p.field() + ": " + p.detail()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
