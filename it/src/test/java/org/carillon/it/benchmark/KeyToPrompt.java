package org.carillon.it.benchmark;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.it.api.FollowedSession;
import org.carillon.it.phone.Callee;
import org.carillon.it.phone.PhoneEvent;
import org.carillon.it.scene.Scene;

/**
 * From the moment at which the customer's telephone begins to send a key to the first audible packet of the next prompt. Contains
 * the packet clocks of both ends (up to 20 ms each) and the silence at the beginning of the synthesized speech.
 */
final class KeyToPrompt {

    private static final String MENU =
            """
            <?xml version="1.0"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
              <form>
                <field name="again" type="digits?length=1">
                  <prompt>Press one.</prompt>
                  <filled><clear namelist="again"/></filled>
                </field>
              </form>
            </vxml>
            """;

    private final Scene scene;

    KeyToPrompt(Scene scene) {
        this.scene = scene;
    }

    /** So many calls at the same time, each with so many turns of a menu. */
    Figures turns(int calls, int turns) throws Exception {
        List<FollowedSession> sessions = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String number = "+15553" + String.format("%04d", i);
            scene.customer(number).does(callee -> pressesOften(callee, turns));
            sessions.add(scene.api()
                    .ask(Json.createObjectBuilder()
                            .add("to", number)
                            .add("application", Json.createObjectBuilder().add("vxml", MENU))
                            .build()));
        }
        for (FollowedSession session : sessions) {
            session.awaitEnd(Duration.ofMinutes(3));
        }
        return Figures.of("key to next prompt, " + calls + " calls", 0, delays());
    }

    private static void pressesOften(Callee callee, int turns) {
        callee.answersAfter(100);
        for (int i = 0; i < turns; i++) {
            callee.pressesAfterPrompt("1");
        }
        callee.hangsUpAfterPrompt();
    }

    private List<Double> delays() {
        Map<String, Instant> pressed = new HashMap<>();
        List<Double> millis = new ArrayList<>();
        Stream.concat(scene.north().log().events().stream(), scene.south().log().events().stream())
                .forEach((PhoneEvent event) -> {
                    if (event.what().startsWith("pressed")) {
                        pressed.put(event.callId(), event.at());
                    } else if (event.what().equals("prompt began") && pressed.containsKey(event.callId())) {
                        millis.add(Duration.between(pressed.remove(event.callId()), event.at())
                                        .toNanos()
                                / 1e6);
                    }
                });
        return millis;
    }
}
