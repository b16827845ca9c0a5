package org.carillon.web.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The opaque text by which a client asks for the next page: the place of the last line it was given. */
public final class Cursor {

    private static final int LONGEST = 500;

    private Cursor() {}

    /** @param place what says where the last line stands, without spaces */
    public static String write(Object... place) {
        String text = Arrays.stream(place).map(String::valueOf).collect(Collectors.joining(" "));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @param parts how many the place has
     * @throws IllegalArgumentException when it is none of ours
     */
    public static List<String> read(String cursor, int parts) {
        if (cursor.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<String> place = List.of(text.split(" ", -1));
        // what is not written as we write it is none of ours
        if (place.size() != parts || !write(place.toArray()).equals(cursor)) {
            throw new IllegalArgumentException("no place in a list");
        }
        return place;
    }
}
