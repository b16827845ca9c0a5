package org.carillon.dispatch.load;

import java.util.List;

/** Settings that make no sense: an answer for the one who sets them. */
public class InvalidLoadManagementException extends Exception {

    private final transient List<Fault> faults;

    /**
     * A field that is wrong.
     *
     * @param pointer to the field: RFC 6901
     * @param detail completes a sentence that begins with the field
     */
    public record Fault(String pointer, String detail) {}

    public InvalidLoadManagementException(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    static InvalidLoadManagementException tooLong(int characters) {
        return new InvalidLoadManagementException(
                List.of(new Fault("", "may have at most " + characters + " characters")));
    }

    public List<Fault> faults() {
        return faults;
    }
}
