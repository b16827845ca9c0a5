package org.carillon.telephony.capture;

import java.util.List;
import java.util.Map;

/** A packet as tshark understands it: its fields by the names of Wireshark. */
record Packet(Map<String, List<String>> fields) {

    boolean has(String field) {
        return !fields.get(field).isEmpty();
    }

    /** The first value, or an empty string. */
    String text(String field) {
        return has(field) ? all(field).get(0) : "";
    }

    List<String> all(String field) {
        return fields.get(field);
    }

    /** The first value; hexadecimal is understood. */
    long number(String field) {
        return Long.decode(text(field));
    }

    boolean flag(String field) {
        return text(field).equals("1") || text(field).equals("True");
    }
}
