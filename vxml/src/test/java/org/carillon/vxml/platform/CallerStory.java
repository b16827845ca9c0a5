package org.carillon.vxml.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.carillon.vxml.Application;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlSettings;

/**
 * What a caller hears and does, told in order: {@code aCaller().hears("How many?").presses("12").hears("Twelve")}. What isn't heard
 * in that order, or isn't asked for, fails the test.
 */
public final class CallerStory implements VirtualPhone.Person {

    private static final Duration SOON = Duration.ofMillis(500);

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Diary diary = new Diary();
    private int cursor;

    private CallerStory() {}

    /** One thing in the story. */
    private sealed interface Step {
        record Hears(String text) implements Step {}

        record Does(Consumer<VirtualPhone> action) implements Step {}

        record Interrupts(String text, Consumer<VirtualPhone> action) implements Step {}

        record Transferred(Consumer<VirtualPhone> action) implements Step {}
    }

    public static CallerStory aCaller() {
        return new CallerStory();
    }

    /** Something played contains that text, after all that was heard before. */
    public CallerStory hears(String text) {
        steps.add(new Step.Hears(text));
        return this;
    }

    /** Presses keys half a second after being asked, 200 ms apart. */
    public CallerStory presses(String keys) {
        return does(phone -> phone.press(SOON, keys));
    }

    /** Presses all keys within the same millisecond. */
    public CallerStory rattles(String keys) {
        return does(phone -> phone.press(SOON, Duration.ZERO, keys));
    }

    public CallerStory says(String words) {
        return says(words, 0.9);
    }

    public CallerStory says(String words, double confidence) {
        return does(phone -> phone.say(SOON, words, confidence));
    }

    /** Says something that no grammar knows. */
    public CallerStory mumbles() {
        return does(phone -> phone.mumble(SOON));
    }

    public CallerStory staysSilent() {
        return does(phone -> {});
    }

    public CallerStory hangsUp() {
        return does(phone -> phone.hangUp(SOON));
    }

    /** Does something of another kind when asked. */
    public CallerStory does(Consumer<VirtualPhone> action) {
        steps.add(new Step.Does(action));
        return this;
    }

    /** Presses keys 100 ms after a prompt with that text has begun. */
    public CallerStory interrupts(String text, String keys) {
        return interrupts(text, phone -> phone.press(Duration.ofMillis(100), keys));
    }

    public CallerStory interrupts(String text, Consumer<VirtualPhone> action) {
        steps.add(new Step.Interrupts(text, action));
        return this;
    }

    /** The application transfers the call, and it goes like that. */
    public CallerStory isTransferred(Consumer<VirtualPhone> action) {
        steps.add(new Step.Transferred(action));
        return this;
    }

    /** Runs a document with that content in {@code <vxml>}. */
    public Run runs(String content) {
        String document = "<?xml version=\"1.0\"?>\n"
                + "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\" xml:lang=\"en-US\">" + content
                + "</vxml>";
        return runsApplication(
                new Application.Attached(document.getBytes(StandardCharsets.UTF_8), null), VoiceXmlSettings.strict());
    }

    /** Runs what is at that address on loopback. */
    public Run runsAt(URI uri) {
        return runsApplication(new Application.Referenced(uri), Settings.loopback());
    }

    public Run runsApplication(Application application, VoiceXmlSettings settings) {
        VirtualPhone phone = new VirtualPhone(this);
        SessionVariables variables = new SessionVariables(
                "sip:carillon@example.org", "tel:+15550100", "sip", "2.0", null, "local", Map.of("customer", "Ada"));
        try (VoiceXmlEngine engine = new VoiceXmlEngine(settings)) {
            SessionResult result =
                    engine.open(application, variables, phone, diary).run();
            hearTheRest(phone);
            return new Run(result, phone, diary);
        }
    }

    @Override
    public void listens(VirtualPhone phone) {
        hear(phone);
        if (!(steps.peek() instanceof Step.Does does)) {
            throw new AssertionError("the caller is asked for more than the story tells; next: " + steps.peek()
                    + "; heard: " + phone.heard());
        }
        steps.poll();
        does.action().accept(phone);
    }

    @Override
    public void hearsBeginningOf(String text, VirtualPhone phone) {
        if (steps.peek() instanceof Step.Interrupts interrupts && text.contains(interrupts.text())) {
            steps.poll();
            cursor = phone.heard().size();
            interrupts.action().accept(phone);
        }
    }

    @Override
    public void isTransferred(TransferRequest request, VirtualPhone phone) {
        hear(phone);
        if (!(steps.poll() instanceof Step.Transferred transferred)) {
            throw new AssertionError("nobody expected a transfer to " + request.destination());
        }
        transferred.action().accept(phone);
    }

    private void hear(VirtualPhone phone) {
        while (steps.peek() instanceof Step.Hears hears) {
            int at = cursor;
            while (at < phone.heard().size() && !phone.heard().get(at).contains(hears.text())) {
                at++;
            }
            if (at == phone.heard().size()) {
                throw new AssertionError("not heard: \"" + hears.text() + "\", but "
                        + phone.heard().subList(cursor, phone.heard().size()) + "; events: " + diary.messages());
            }
            cursor = at + 1;
            steps.poll();
        }
    }

    private void hearTheRest(VirtualPhone phone) {
        hear(phone);
        assertThat(steps).as("the session ended before the story").isEmpty();
    }
}
