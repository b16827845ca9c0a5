package org.carillon.vxml.author;

/**
 * Something that is wrong, or likely to be.
 *
 * @param line where, from 1; 0 if unknown
 * @param text what
 */
public record Problem(int line, String text) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        return line != other.line ? Integer.compare(line, other.line) : text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + text;
    }
}
