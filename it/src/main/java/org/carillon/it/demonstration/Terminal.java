package org.carillon.it.demonstration;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where the demonstration is told: in colours on a screen, plain in a file. Thread-safe: a line is never torn. */
final class Terminal {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;
    private final boolean coloured;

    private Terminal(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** What the user looks at; colours only where somebody looks and has not asked for none (no-color.org). */
    static Terminal ofTheUser() {
        return new Terminal(System.out, System.console() != null && System.getenv("NO_COLOR") == null);
    }

    void heading(String text) {
        out.printf("%n%s%n%n", painted("1", text));
    }

    /** A name and what is known of it. */
    void fact(String name, Object value) {
        out.printf("  %s %s%n", painted("2", String.format("%-12s", name)), value);
    }

    /** A step that takes a while: its name now, how long it took when it is done. */
    void step(String name, Step step) throws Exception {
        out.printf("  %-48s", name);
        out.flush();
        long began = System.nanoTime();
        step.run();
        out.printf("%s%n", painted("2", String.format("%5.1f s", (System.nanoTime() - began) / 1e9)));
    }

    /** Something that happened: when, what, and the details. */
    void event(Instant at, Tone tone, String what, String detail) {
        String time = TIME.format(LocalTime.ofInstant(at, ZoneId.systemDefault()));
        out.printf("  %s  %s %s%n", painted("2", time), painted(tone.code, String.format("%-12s", what)), detail);
    }

    void line(String text) {
        out.printf("  %s%n", text);
    }

    void blank() {
        out.println();
    }

    private String painted(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Whose doing an event is. */
    enum Tone {
        SERVER("36"),
        CUSTOMER("33"),
        END("32"),
        TROUBLE("31");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    /** What may take a while. */
    interface Step {
        void run() throws Exception;
    }
}
