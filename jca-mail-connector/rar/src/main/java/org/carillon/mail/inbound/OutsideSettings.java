package org.carillon.mail.inbound;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Settings that an operator gives from outside, as system property, environment variable or MicroProfile Config property: {@code carillon.mail.<name>}. */
final class OutsideSettings {

    private static final String PREFIX = "carillon.mail.";

    private final Function<String, Optional<String>> source;

    OutsideSettings(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Of the server that we run in. */
    static OutsideSettings ofTheServer() {
        return new OutsideSettings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    /** The setting from outside, or what was configured where there is none. */
    String text(String name, String configured) {
        return source.apply(PREFIX + name).map(String::strip).orElse(configured);
    }

    /** @throws IllegalArgumentException when the setting from outside is no whole number */
    int number(String name, int configured) {
        String text = text(name, Integer.toString(configured));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(PREFIX + name + " must be a whole number, it is '" + text + "'", e);
        }
    }

    boolean flag(String name, boolean configured) {
        String text = text(name, Boolean.toString(configured));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(PREFIX + name + " must be true or false, it is '" + text + "'");
        }
        return text.equals("true");
    }
}
