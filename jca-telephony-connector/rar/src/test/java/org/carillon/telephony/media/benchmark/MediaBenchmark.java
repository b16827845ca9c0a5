package org.carillon.telephony.media.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.carillon.telephony.media.CallMediaPath;
import org.carillon.telephony.media.Codec;
import org.carillon.telephony.media.Direction;
import org.carillon.telephony.media.MediaClock;
import org.carillon.telephony.media.MediaListener;
import org.carillon.telephony.media.MediaSettings;
import org.carillon.telephony.media.NegotiatedMedia;
import org.carillon.telephony.media.PortRange;
import org.carillon.telephony.srtp.MediaKeys;

/**
 * How many calls with audio both ways keep their packets 20 ms apart. Arguments: {@code srtp} where they are to be protected, and the numbers of calls to try. The far ends run in a process
 * of their own and measure at their sockets, on the same machine.
 */
final class MediaBenchmark {

    private static final int WARM_UP_SECONDS = 4;
    private static final int SECONDS = 10;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final MediaSettings SETTINGS =
            new MediaSettings(LOOPBACK, new PortRange(20_000, 29_999), Duration.ofSeconds(30), false);

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
    private final LongAdder heardFrames = new LongAdder();

    private MediaKeys keys;

    private MediaBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MediaBenchmark benchmark = new MediaBenchmark();
        for (String argument : arguments) {
            if (argument.equals("srtp")) {
                benchmark.keys = BenchmarkPeer.KEYS;
            } else {
                benchmark.run(Integer.parseInt(argument));
            }
        }
        benchmark.callbacks.shutdown();
    }

    private void run(int calls) throws IOException, InterruptedException {
        Process peer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchmarkPeer.class.getName(),
                        Integer.toString(calls),
                        Integer.toString(WARM_UP_SECONDS),
                        Integer.toString(SECONDS),
                        Boolean.toString(keys != null))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (MediaClock clock = new MediaClock();
                BufferedReader fromPeer = reader(peer);
                PrintStream toPeer = new PrintStream(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            Scanner ports = new Scanner(fromPeer.readLine());
            long heapBefore = usedHeap();
            List<CallMediaPath> paths = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                paths.add(talkingTo(ports.nextInt(), clock));
            }
            long heapPerCall = (usedHeap() - heapBefore) / calls;
            StringBuilder ours = new StringBuilder();
            paths.forEach(path -> ours.append(path.localPort()).append(' '));
            toPeer.println(ours);
            measure(calls, heapPerCall, fromPeer);
            paths.forEach(CallMediaPath::close);
        }
        peer.waitFor();
    }

    private static BufferedReader reader(Process peer) {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
    }

    private void measure(int calls, long heapPerCall, BufferedReader fromPeer) throws IOException {
        long cpu = system.getProcessCpuTime();
        long allocated = allocatedByClock();
        long start = System.nanoTime();
        heardFrames.reset();
        String figures = fromPeer.readLine();
        double seconds = (System.nanoTime() - start) / 1e9;
        double load = 100 * (system.getProcessCpuTime() - cpu) / 1e9 / seconds;
        System.out.printf(
                "%d calls: %s; heard %.1f frames/s a call; CPU %.0f %% of a core; heap %.1f KB a call, allocated %.1f bytes"
                        + " a tick; load of the machine %.1f%n",
                calls,
                figures,
                heardFrames.sum() / seconds / calls,
                load,
                heapPerCall / 1024.0,
                (allocatedByClock() - allocated) / (50 * seconds * calls),
                system.getSystemLoadAverage());
    }

    private static long allocatedByClock() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("carillon-media-clock"))
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    private CallMediaPath talkingTo(int port, MediaClock clock) throws IOException {
        CallMediaPath path = CallMediaPath.open(SETTINGS, clock, callbacks, new Ignoring());
        InetSocketAddress remote = new InetSocketAddress(LOOPBACK, port);
        path.start(new NegotiatedMedia(remote, Codec.PCMU, 101, 101, Direction.SENDRECV, remote, true, keys));
        path.tap(frame -> heardFrames.increment());
        path.play(PROMPT);
        return path;
    }

    /** A tone as long as a call of this benchmark. */
    private static final short[] PROMPT = new short[8_000 * (WARM_UP_SECONDS + SECONDS + 5)];

    static {
        for (int i = 0; i < PROMPT.length; i++) {
            PROMPT[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 8_000));
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class Ignoring implements MediaListener {
        @Override
        public void keyPressed(char key) {
            throw new AssertionError("nobody presses keys here");
        }

        @Override
        public void playbackEnded(long playback, long playedMillis) {
            // at the end of the run
        }

        @Override
        public void mediaTimedOut() {
            throw new AssertionError("the far end went silent");
        }
    }
}
