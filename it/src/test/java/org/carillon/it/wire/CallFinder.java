package org.carillon.it.wire;

import java.time.Duration;
import java.util.stream.Stream;
import org.carillon.it.phone.PhoneCall;
import org.carillon.it.phone.TestPhone;
import org.carillon.it.scene.Scene;

/** Finds the call of somebody who may have been called through either server. */
final class CallFinder {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private CallFinder() {}

    static PhoneCall theCallOf(Scene scene, String number) throws InterruptedException {
        TestPhone phone = Stream.of(scene.north(), scene.south())
                .filter(each -> each.log().events().stream()
                        .anyMatch(event ->
                                event.user().equals(number) && event.what().equals("INVITE")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody called " + number));
        return phone.awaitCall(number, LIMIT);
    }
}
