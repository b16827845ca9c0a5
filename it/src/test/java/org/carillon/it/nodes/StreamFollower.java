package org.carillon.it.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.it.wire.SentEvent;

/** Follows the events of a requester, as a browser does: when a stream breaks off it comes again, with the last event that it has. */
final class StreamFollower implements AutoCloseable {

    private static final long RECONNECT_MILLIS = 200;

    private final HttpClient http;
    private final URI address;
    private final String key;
    private final List<SentEvent> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch following = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "follower");

    StreamFollower(HttpClient http, URI address, String key) throws InterruptedException {
        this.http = http;
        this.address = address;
        this.key = key;
        thread.setDaemon(true);
        thread.start();
        if (!following.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no stream at " + address);
        }
    }

    /** All events, as they came. */
    List<SentEvent> heard() {
        return List.copyOf(heard);
    }

    /** The sessions among these of whose end it has heard, as often as it has. */
    List<String> endsOf(List<String> sessions) {
        return heard.stream()
                .filter(event -> event.type().equals("ended"))
                .map(event -> event.data().getString("session"))
                .filter(sessions::contains)
                .toList();
    }

    /** How many streams there have been, one after the other. */
    int streams() {
        return opened.get();
    }

    private void follow() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                readOne();
            } catch (IOException brokenOff) {
                // comes again
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    private void readOne() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + key);
        if (!heard.isEmpty()) {
            request.header(
                    "Last-Event-ID", String.valueOf(heard.get(heard.size() - 1).id()));
        }
        HttpResponse<InputStream> stream = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
            if (stream.statusCode() == 200) {
                opened.incrementAndGet();
                following.countDown();
                SentEvent.read(body, heard::add);
            }
        }
        TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
