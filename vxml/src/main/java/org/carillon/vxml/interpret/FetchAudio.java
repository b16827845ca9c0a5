package org.carillon.vxml.interpret;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.fetch.FetchException;
import org.carillon.vxml.fetch.Fetched;
import org.carillon.vxml.platform.PromptPart;

/** What the caller hears while something is fetched (VoiceXML 2.0 section 6.1.1: fetchaudio, fetchaudiodelay, fetchaudiominimum). */
final class FetchAudio {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final SessionFetcher fetcher;
    private final Caller caller;
    private final PromptQueue prompts;

    FetchAudio(SessionFetcher fetcher, Caller caller, PromptQueue prompts) {
        this.fetcher = fetcher;
        this.caller = caller;
        this.prompts = prompts;
    }

    /**
     * Plays what is queued, then the audio, until the fetch is over.
     *
     * @param audio absolute URI
     */
    Fetched playDuring(CompletableFuture<Fetched> fetch, String audio, Properties properties)
            throws VoiceXmlEvent, FetchException {
        prompts.playAll();
        Duration delay = properties.time("fetchaudiodelay");
        if (!isDoneWithin(delay, fetch)) {
            await(fetch, () -> !caller.isPlaying());
            if (!fetch.isDone()) {
                playUntilDone(fetch, audio, properties);
            }
        }
        return result(fetch);
    }

    private void playUntilDone(CompletableFuture<Fetched> fetch, String audio, Properties properties)
            throws VoiceXmlEvent {
        URI uri = SessionFetcher.resolve(null, audio);
        Optional<PromptPart.Audio> content =
                new AudioFetch(fetcher, properties, uri).fetch(audio, FetchAttributes.UNSET);
        if (content.isEmpty() || fetch.isDone()) {
            await(fetch, () -> false);
            return;
        }
        long enough = System.nanoTime() + properties.time("fetchaudiominimum").toNanos();
        caller.play(List.<PromptPart>of(content.get()));
        await(fetch, () -> false);
        await(new CompletableFuture<>(), () -> !caller.isPlaying() || System.nanoTime() - enough >= 0);
        caller.stopPlaying();
    }

    private interface Condition {
        boolean holds() throws VoiceXmlEvent;
    }

    /** Waits until the fetch is over, or something else holds; keys are kept, a hang-up is thrown. */
    private void await(CompletableFuture<Fetched> fetch, Condition condition) throws VoiceXmlEvent {
        while (!isDoneWithin(GLANCE, fetch) && !condition.holds()) {
            caller.pass(GLANCE);
        }
    }

    private static boolean isDoneWithin(Duration time, CompletableFuture<Fetched> fetch) {
        try {
            fetch.get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            // result() tells what it was
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SessionEnd.stopped("the session's thread was interrupted");
        }
    }

    private static Fetched result(CompletableFuture<Fetched> fetch) throws FetchException {
        try {
            return fetch.join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof FetchException why) {
                throw why;
            }
            throw e;
        }
    }
}
