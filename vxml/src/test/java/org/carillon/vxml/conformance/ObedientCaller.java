package org.carillon.vxml.conformance;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.VirtualPhone;

/** A caller who does what the prompts since the last input say. */
final class ObedientCaller implements VirtualPhone.Person {

    private static final Pattern PRESS = Pattern.compile("(?i)press '([0-9*#]+)'");
    private static final Pattern SAY = Pattern.compile("Say '?([A-Z][a-z]+(?: [A-Z][a-z]+)*)");
    private static final Duration SOON = Duration.ofMillis(500);

    /** How the transfers end (the tests don't say it in prompts). */
    private static final Map<String, TransferOutcome> TRANSFERS = Map.of(
            "288", TransferOutcome.FAR_END_DISCONNECT,
            "289", TransferOutcome.TRANSFERRED,
            "294", TransferOutcome.TRANSFERRED,
            "295", TransferOutcome.NO_ANSWER,
            "296", TransferOutcome.MAXTIME_DISCONNECT,
            "298", TransferOutcome.TRANSFERRED,
            "301", TransferOutcome.BUSY,
            "302", TransferOutcome.NETWORK_BUSY);

    private final String test;
    private int done;

    ObedientCaller(String test) {
        this.test = test;
    }

    @Override
    public void listens(VirtualPhone phone) {
        String said = String.join(" ", phone.heard().subList(done, phone.heard().size()));
        done = phone.heard().size();
        Matcher press = PRESS.matcher(said);
        Matcher say = SAY.matcher(said);
        if (said.contains("Hang up now")) {
            phone.hangUp(SOON);
        } else if (said.contains("No input expected") || said.contains("Say nothing")) {
            // silence
            return;
        } else if (said.contains("unrecognizable")) {
            phone.mumble(SOON);
        } else if (said.contains("Recite")) {
            phone.happens(SOON, new PlatformEvent.SpeechStarted());
            phone.happens(Duration.ofSeconds(4), new PlatformEvent.Silence());
        } else if (press.find()) {
            phone.press(SOON, press.group(1));
        } else if (say.find()) {
            phone.say(SOON, say.group(1).toLowerCase(Locale.ROOT), 0.9);
        }
    }

    @Override
    public void isTransferred(TransferRequest request, VirtualPhone phone) {
        if (test.equals("300")) {
            phone.happens(SOON, new PlatformEvent.TransferAnswered());
            phone.hangUp(Duration.ofSeconds(2));
        } else if (test.equals("290")) {
            phone.happens(SOON, new PlatformEvent.TransferAnswered());
            phone.say(Duration.ofSeconds(2), "chicago", 0.9);
        } else {
            TransferOutcome outcome = TRANSFERS.getOrDefault(test, TransferOutcome.FAR_END_DISCONNECT);
            phone.happens(Duration.ofSeconds(2), new PlatformEvent.TransferEnded(outcome, 2));
        }
    }
}
