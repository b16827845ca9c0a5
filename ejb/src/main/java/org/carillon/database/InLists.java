package org.carillon.database;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts values into lists for {@code in (...)} of few different lengths, so that the database sees few different statements and
 * keeps them prepared.
 */
public final class InLists {

    private static final int LONGEST = 128;

    private InLists() {}

    /** Lists of a power of two of the values, the last one repeated as often as needed; nothing for no values. */
    public static <T> List<List<T>> of(List<T> values) {
        List<List<T>> lists = new ArrayList<>();
        for (int from = 0; from < values.size(); from += LONGEST) {
            lists.add(padded(values.subList(from, Math.min(values.size(), from + LONGEST))));
        }
        return lists;
    }

    private static <T> List<T> padded(List<T> values) {
        List<T> padded = new ArrayList<>(values);
        while (Integer.bitCount(padded.size()) != 1) {
            padded.add(values.get(values.size() - 1));
        }
        return padded;
    }
}
