package org.carillon.vxml.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PlayPosition;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.platform.SpeechRequest;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.carillon.vxml.platform.Utterance;
import org.carillon.vxml.platform.VoicePlatform;

/**
 * A telephone made of a terminal. Prompts end as soon as they are printed; a line of keys is keys, any other is speech that the
 * recognizer understands perfectly; time is real, but an empty line lets the time-out pass at once.
 */
final class Terminal implements VoicePlatform {

    private static final String END = "hang up";

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1_000);
    private final Queue<PlatformEvent> events = new ConcurrentLinkedQueue<>();
    private long skipped;
    private boolean listening;
    private long recordingSince;
    private String recordingType;

    Terminal(InputStream input) {
        Thread reader = new Thread(() -> read(input), "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream input) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(input, Charset.defaultCharset()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.put(line.strip());
            }
            lines.put(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + skipped;
    }

    @Override
    public void play(List<PromptPart> parts) {
        if (events.stream().noneMatch(PlatformEvent.PromptsEnded.class::isInstance)) {
            events.add(new PlatformEvent.PromptsEnded(PlayPosition.NONE));
        }
    }

    @Override
    public PlayPosition stopPlaying() {
        events.removeIf(PlatformEvent.PromptsEnded.class::isInstance);
        return PlayPosition.NONE;
    }

    @Override
    public void listen(SpeechRequest request) {
        listening = true;
    }

    @Override
    public void stopListening() {
        listening = false;
    }

    @Override
    public PlatformEvent await(Duration timeout) {
        PlatformEvent next = events.poll();
        if (next != null || timeout.isZero()) {
            return next == null ? new PlatformEvent.TimedOut() : next;
        }
        String line = line(timeout);
        if (line == null) {
            return new PlatformEvent.TimedOut();
        }
        if (line.isEmpty()) {
            skipped += timeout.toNanos();
            return new PlatformEvent.TimedOut();
        }
        understand(line);
        next = events.poll();
        return next == null ? new PlatformEvent.TimedOut() : next;
    }

    private String line(Duration timeout) {
        try {
            return lines.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    private void understand(String line) {
        if (line.equals(END)) {
            events.add(new PlatformEvent.Disconnected("the caller hung up"));
        } else if (line.matches("[0-9*#A-D]+")) {
            line.chars().forEach(key -> events.add(new PlatformEvent.KeyPressed((char) key)));
        } else if (recordingType != null) {
            events.add(new PlatformEvent.SpeechStarted());
            events.add(new PlatformEvent.Silence());
        } else if (listening) {
            events.add(new PlatformEvent.SpeechStarted());
            events.add(new PlatformEvent.Recognized(List.of(new Utterance(line, 1.0))));
        } else {
            System.out.println("-- nobody listens: only keys are taken here");
        }
    }

    @Override
    public void startRecording(String mediaType) {
        recordingType = mediaType;
        recordingSince = nanoTime();
    }

    @Override
    public boolean supportsRecording(String mediaType) {
        return mediaType.equals("audio/basic") || mediaType.equals("audio/x-wav");
    }

    /** Silence of that length: nobody can speak into a terminal. */
    @Override
    public Recording stopRecording() {
        long millis = Math.min(60_000, TimeUnit.NANOSECONDS.toMillis(nanoTime() - recordingSince));
        String type = recordingType;
        recordingType = null;
        return new Recording(new byte[(int) millis * 8], type, millis);
    }

    @Override
    public void transfer(TransferRequest request) {
        System.out.println("-- transfer to " + request.destination());
        TransferOutcome outcome = request.type() == TransferRequest.Type.BRIDGE
                ? TransferOutcome.FAR_END_DISCONNECT
                : TransferOutcome.TRANSFERRED;
        events.add(new PlatformEvent.TransferEnded(outcome, 0));
    }

    @Override
    public void endTransfer() {
        events.add(new PlatformEvent.TransferEnded(TransferOutcome.NEAR_END_DISCONNECT, 0));
    }

    @Override
    public void disconnect(Map<String, Object> namelist) {
        events.clear();
        events.add(new PlatformEvent.Disconnected("the application hung up"));
    }
}
