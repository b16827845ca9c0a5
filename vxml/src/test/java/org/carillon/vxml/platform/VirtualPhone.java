package org.carillon.vxml.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A telephone with a virtual clock: time passes only when the interpreter waits, and then at once. What the person at it does is
 * up to the {@link Person}.
 */
public final class VirtualPhone implements VoicePlatform {

    /** What happens at the phone. */
    public interface Person {

        /** All that was said has been heard, and the interpreter waits: time to do something, or to keep silent. Once per question. */
        void listens(VirtualPhone phone);

        /** A prompt has begun. */
        default void hearsBeginningOf(String text, VirtualPhone phone) {}

        /** A transfer has begun: {@link #happens} tells how it goes. */
        default void isTransferred(TransferRequest request, VirtualPhone phone) {
            phone.happens(
                    Duration.ofSeconds(1), new PlatformEvent.TransferEnded(TransferOutcome.FAR_END_DISCONNECT, 1));
        }
    }

    /** An event, or something that only the phone notices. */
    private record Happening(long time, long order, PlatformEvent event, Runnable effect) {}

    private final Person person;
    private final PriorityQueue<Happening> happenings =
            new PriorityQueue<>(Comparator.comparingLong(Happening::time).thenComparingLong(Happening::order));
    private final List<PromptPart> played = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private SpeechRequest listening;
    private int heardWhenAsked = -1;
    private long now;
    private long order;
    private long playingUntil = -1;
    private String mark;
    private long markTime;
    private boolean hungUp;
    private String recordingType;
    private long recordingSince;
    private Map<String, Object> handedOver;
    private TransferRequest transfer;

    public VirtualPhone(Person person) {
        this.person = person;
    }

    /** Something happens after that time. */
    public void happens(Duration later, PlatformEvent event) {
        happenings.add(new Happening(now + later.toNanos(), order++, event, () -> {}));
    }

    /** Presses keys, the first after that time, the others 200 ms apart. */
    public void press(Duration later, String keys) {
        press(later, Duration.ofMillis(200), keys);
    }

    public void press(Duration later, Duration apart, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            happens(later.plus(apart.multipliedBy(i)), new PlatformEvent.KeyPressed(keys.charAt(i)));
        }
    }

    /** Says something that the recognizer gets right if it listens for it, with that confidence. */
    public void say(Duration later, String words, double confidence) {
        if (listening != null) {
            happens(later, new PlatformEvent.SpeechStarted());
            happens(later.plusMillis(500), new PlatformEvent.Recognized(List.of(new Utterance(words, confidence))));
        }
    }

    /** Says something that no grammar knows. */
    public void mumble(Duration later) {
        if (listening != null) {
            happens(later, new PlatformEvent.SpeechStarted());
            happens(later.plusMillis(500), new PlatformEvent.NotRecognized(new Utterance("mumble", 0.1)));
        }
    }

    public void hangUp(Duration later) {
        happens(later, new PlatformEvent.Disconnected("the caller hung up"));
    }

    /** Everything handed over to be played so far. */
    public List<PromptPart> played() {
        return played;
    }

    /** Texts of all that has been played to its end or begun to be, in order. */
    public List<String> heard() {
        return heard;
    }

    /** What the recognizer listens for, or null. */
    public SpeechRequest listeningFor() {
        return listening;
    }

    public boolean isPlaying() {
        return playingUntil >= 0;
    }

    /** Virtual time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    /** What {@code <disconnect namelist>} handed over, or null. */
    public Map<String, Object> handedOver() {
        return handedOver;
    }

    public TransferRequest transfer() {
        return transfer;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void play(List<PromptPart> parts) {
        for (PromptPart part : parts) {
            played.add(part);
            long start = Math.max(playingUntil, now);
            playingUntil = start + length(part).toNanos();
            if (part instanceof PromptPart.Mark passed) {
                happenings.add(new Happening(start, order++, null, () -> {
                    mark = passed.name();
                    markTime = start;
                }));
            }
            String text = text(part);
            if (!text.isEmpty()) {
                heard.add(text);
                person.hearsBeginningOf(text, this);
            }
        }
    }

    /** A word takes 300 ms. */
    private static Duration length(PromptPart part) {
        if (part instanceof PromptPart.Spoken spoken) {
            return Duration.ofMillis(300L * spoken.text().split(" ").length);
        }
        if (part instanceof PromptPart.Pause pause) {
            return pause.length();
        }
        return part instanceof PromptPart.Audio ? Duration.ofSeconds(1) : Duration.ZERO;
    }

    private static String text(PromptPart part) {
        if (part instanceof PromptPart.Spoken spoken) {
            return spoken.text();
        }
        return part instanceof PromptPart.Audio audio ? "<" + audio.uri() + ">" : "";
    }

    @Override
    public PlayPosition stopPlaying() {
        playingUntil = -1;
        return position();
    }

    private PlayPosition position() {
        return mark == null ? PlayPosition.NONE : new PlayPosition(mark, (now - markTime) / 1_000_000);
    }

    @Override
    public void listen(SpeechRequest request) {
        listening = request;
    }

    @Override
    public void stopListening() {
        listening = null;
        happenings.removeIf(happening -> happening.event() instanceof PlatformEvent.Recognized
                || happening.event() instanceof PlatformEvent.NotRecognized);
    }

    @Override
    public PlatformEvent await(Duration timeout) {
        if (hungUp) {
            throw new AssertionError("the interpreter waits for a caller who has hung up");
        }
        long end = now + timeout.toNanos();
        boolean asked = timeout.isZero() || heard.size() == heardWhenAsked;
        while (true) {
            Happening next = happenings.peek();
            if (next != null && next.time() <= end && !(isPlaying() && playingUntil < next.time())) {
                now = Math.max(now, next.time());
                Happening happening = happenings.poll();
                happening.effect().run();
                if (happening.event() != null) {
                    hungUp = happening.event() instanceof PlatformEvent.Disconnected;
                    return happening.event();
                }
            } else if (isPlaying() && playingUntil <= end) {
                now = Math.max(now, playingUntil);
                playingUntil = -1;
                return new PlatformEvent.PromptsEnded(position());
            } else if (!asked && !isPlaying() && happenings.isEmpty()) {
                asked = true;
                heardWhenAsked = heard.size();
                person.listens(this);
            } else {
                now = end;
                return new PlatformEvent.TimedOut();
            }
        }
    }

    @Override
    public void startRecording(String mediaType) {
        recordingType = mediaType;
        recordingSince = now;
    }

    @Override
    public boolean supportsRecording(String mediaType) {
        return mediaType.equals("audio/x-wav") || mediaType.equals("audio/basic");
    }

    @Override
    public Recording stopRecording() {
        long millis = (now - recordingSince) / 1_000_000;
        return new Recording(new byte[(int) Math.min(millis * 8, 1_000_000)], recordingType, millis);
    }

    @Override
    public void transfer(TransferRequest request) {
        transfer = request;
        person.isTransferred(request, this);
    }

    @Override
    public void endTransfer() {
        happenings.clear();
        happens(Duration.ofMillis(100), new PlatformEvent.TransferEnded(TransferOutcome.NEAR_END_DISCONNECT, 1));
    }

    @Override
    public void disconnect(Map<String, Object> namelist) {
        handedOver = namelist;
        happenings.clear();
        Duration rest = Duration.ofNanos(Math.max(0, playingUntil - now));
        playingUntil = -1;
        happens(rest, new PlatformEvent.Disconnected("the application hung up"));
    }
}
