package org.carillon.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.telephony.media.MediaClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A voice path whose listener is called when the test likes: a call is as slow as that at times. */
@Timeout(20)
class AsteriskAudioTest {

    private final BlockingQueue<Runnable> callbacks = new LinkedBlockingQueue<>();
    private final List<String> told = new ArrayList<>();
    private final MediaClock clock = new MediaClock(1);
    private final AsteriskAudio audio =
            new AsteriskAudio(clock, callbacks::add, new Call(), key -> {}, Duration.ofMinutes(1));
    private ServerSocketChannel entrance;

    @BeforeEach
    void open() throws IOException {
        entrance = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        audio.close();
        clock.close();
        entrance.close();
    }

    /** Attaches a line. @return Asterisk's end of it */
    private Socket attach() throws IOException {
        Socket asterisk =
                new Socket(InetAddress.getLoopbackAddress(), entrance.socket().getLocalPort());
        SocketChannel ours = entrance.accept();
        ours.configureBlocking(false);
        audio.attach(new AudioSocketLine(ours));
        return asterisk;
    }

    private Runnable callback() throws InterruptedException {
        return callbacks.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void theEndOfItsLineIsTold() throws Exception {
        attach().close();
        callback().run();
        assertThat(told).containsExactly("line ended without farewell");
        assertThat(audio.isCarried()).isFalse();
    }

    @Test
    void theEndOfALineIsNotToldWhenAnotherHasTakenItsPlace() throws Exception {
        attach().close();
        Runnable late = callback();
        try (Socket next = attach()) {
            late.run();
            assertThat(next.isConnected()).isTrue();
            assertThat(told).isEmpty();
            assertThat(audio.isCarried()).isTrue();
        }
    }

    private final class Call implements AsteriskAudio.Listener {

        @Override
        public void lineEnded(boolean farewell) {
            told.add("line ended " + (farewell ? "with" : "without") + " farewell");
        }

        @Override
        public void keyPressed(char key) {
            told.add("key " + key);
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            told.add("played");
        }

        @Override
        public void mediaTimedOut() {
            told.add("silence");
        }
    }
}
