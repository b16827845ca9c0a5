package org.carillon.vxml.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What VoiceXML 2.1 allows where: read from {@code elements.txt}. Immutable. */
final class ElementTable {

    /** Of one element: attributes, those that are required among them, and children. */
    record Row(Set<String> attributes, Set<String> required, Set<String> children) {}

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();

    ElementTable() {
        try (InputStream table = ElementTable.class.getResourceAsStream("elements.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith("$")) {
            String[] parts = line.split(" = ");
            groups.put(parts[0], words(parts[1]));
        } else if (!line.isBlank() && !line.startsWith("#")) {
            String[] parts = line.split(":", -1);
            Set<String> attributes = new LinkedHashSet<>();
            Set<String> required = new LinkedHashSet<>();
            for (String attribute : words(parts[1])) {
                String name = attribute.replace("!", "");
                attributes.add(name);
                if (!name.equals(attribute)) {
                    required.add(name);
                }
            }
            rows.put(parts[0].strip(), new Row(attributes, required, words(parts[2])));
        }
    }

    private Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.strip().split("\\s+")) {
            if (word.startsWith("$")) {
                words.addAll(groups.get(word));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The element's row, or null if VoiceXML has no such element. */
    Row row(String element) {
        return rows.get(element);
    }
}
