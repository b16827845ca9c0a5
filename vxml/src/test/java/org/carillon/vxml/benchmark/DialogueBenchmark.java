package org.carillon.vxml.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.carillon.vxml.Application;
import org.carillon.vxml.DialogueListener;
import org.carillon.vxml.SessionResult;
import org.carillon.vxml.SessionVariables;
import org.carillon.vxml.VoiceXmlEngine;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.VoicePlatform;

/**
 * How many three-turn key menus a second one thread runs, how long the interpreter takes from a key to its next call of the
 * platform, and what a waiting session weighs: {@code mvn -q -pl vxml exec:java@benchmark}, after a build.
 */
public final class DialogueBenchmark {

    private static final String MENUS =
            """
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml">
              <menu id="one" dtmf="true"><prompt>One <enumerate/></prompt>
                <choice next="#two">sports</choice><choice next="#two">news</choice></menu>
              <menu id="two" dtmf="true"><prompt>Two <enumerate/></prompt>
                <choice next="#three">sports</choice><choice next="#three">news</choice></menu>
              <form id="three">
                <var name="n" expr="0"/>
                <field name="pin" type="digits?length=1"><prompt>Three</prompt>
                  <filled><assign name="n" expr="Number(pin) + 1"/><exit namelist="n"/></filled>
                </field>
              </form>
            </vxml>
            """;

    private static final SessionVariables VARIABLES =
            new SessionVariables("sip:a@example.org", "sip:b@example.org", "sip", "2.0", null, "local", Map.of());

    private DialogueBenchmark() {}

    public static void main(String[] arguments) {
        Application application = new Application.Attached(MENUS.getBytes(StandardCharsets.UTF_8), null);
        try (VoiceXmlEngine engine = new VoiceXmlEngine(VoiceXmlSettings.strict())) {
            run(engine, application, 20_000);
            int dialogues = 50_000;
            long start = System.nanoTime();
            long[] latencies = run(engine, application, dialogues);
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(latencies);
            System.out.printf("three-turn key menus: %.0f dialogues/s on one thread%n", dialogues / seconds);
            System.out.printf(
                    "key to next platform call: p50 %d us, p99 %d us, max %d us%n",
                    latencies[latencies.length / 2] / 1000,
                    latencies[latencies.length * 99 / 100] / 1000,
                    latencies[latencies.length - 1] / 1000);
            weigh(engine, application);
        }
    }

    private static long[] run(VoiceXmlEngine engine, Application application, int dialogues) {
        long[] latencies = new long[dialogues * 2];
        for (int i = 0; i < dialogues; i++) {
            KeyPresser presser = new KeyPresser(latencies, i * 2, () -> {});
            SessionResult result = engine.open(application, VARIABLES, presser, new DialogueListener() {})
                    .run();
            if (result.kind() != SessionResult.Kind.EXITED
                    || !Double.valueOf(2).equals(result.values().get("n"))) {
                throw new IllegalStateException(result.toString());
            }
        }
        return latencies;
    }

    /** Stops many sessions where they wait for their third key, all held by a thread of their own, and weighs the heap. */
    private static void weigh(VoiceXmlEngine engine, Application application) {
        int sessions = 1_000;
        long before = usedHeap();
        List<Thread> threads = new java.util.ArrayList<>();
        java.util.concurrent.CountDownLatch waiting = new java.util.concurrent.CountDownLatch(sessions);
        java.util.concurrent.CountDownLatch weighed = new java.util.concurrent.CountDownLatch(1);
        for (int i = 0; i < sessions; i++) {
            KeyPresser presser = new KeyPresser(new long[2], 0, () -> {
                waiting.countDown();
                awaitQuietly(weighed);
            });
            Thread thread = new Thread(
                    null,
                    () -> engine.open(application, VARIABLES, presser, new DialogueListener() {})
                            .run(),
                    "session",
                    256 * 1024);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        awaitQuietly(waiting);
        System.out.printf("heap of a waiting session: %.1f KB%n", (usedHeap() - before) / 1024.0 / sessions);
        weighed.countDown();
    }

    private static void awaitQuietly(java.util.concurrent.CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Presses 1 whenever asked, and takes the time from there to the next prompt. */
    private static final class KeyPresser implements VoicePlatform {

        private final long[] latencies;
        private final int first;
        private final Runnable beforeLast;
        private int keys;
        private long pressedAt;
        private boolean playing;

        KeyPresser(long[] latencies, int first, Runnable beforeLast) {
            this.latencies = latencies;
            this.first = first;
            this.beforeLast = beforeLast;
        }

        private void calledAgain() {
            if (pressedAt != 0) {
                latencies[first + keys - 1] = System.nanoTime() - pressedAt;
                pressedAt = 0;
            }
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void play(List<PromptPart> parts) {
            calledAgain();
            playing = true;
        }

        @Override
        public PlayPosition stopPlaying() {
            playing = false;
            return PlayPosition.NONE;
        }

        @Override
        public PlatformEvent await(Duration timeout) {
            if (timeout.isZero()) {
                return new PlatformEvent.TimedOut();
            }
            if (playing) {
                playing = false;
                return new PlatformEvent.PromptsEnded(PlayPosition.NONE);
            }
            if (keys == 2) {
                beforeLast.run();
            }
            keys++;
            pressedAt = System.nanoTime();
            return new PlatformEvent.KeyPressed('1');
        }

        @Override
        public void listen(SpeechRequest request) {}

        @Override
        public void stopListening() {}

        @Override
        public void startRecording(String mediaType) {}

        @Override
        public boolean supportsRecording(String mediaType) {
            return false;
        }

        @Override
        public Recording stopRecording() {
            return new Recording(new byte[0], "audio/basic", 0);
        }

        @Override
        public void transfer(TransferRequest request) {}

        @Override
        public void endTransfer() {}

        @Override
        public void disconnect(Map<String, Object> namelist) {}
    }
}
