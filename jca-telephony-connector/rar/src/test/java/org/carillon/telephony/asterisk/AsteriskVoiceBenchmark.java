package org.carillon.telephony.asterisk;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.telephony.Call;
import org.carillon.telephony.sip.FreePorts;
import org.carillon.telephony.sip.PeerProgram;

/**
 * What calls cost that are up and hear a prompt, through a real Asterisk: processor time of Asterisk and of this process. Arguments:
 * calls, seconds, and options of the server ({@code ;media=audiosocket}).
 */
public final class AsteriskVoiceBenchmark {

    private static final int CALLS_PER_SECOND = 40;

    private AsteriskVoiceBenchmark() {}

    @SuppressWarnings("try") // the callees and the detour are just there
    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        String options = arguments.length > 2 ? arguments[2] : "";
        Path folder = Files.createTempDirectory("benchmark");
        int trunk = FreePorts.next();
        try (PeerProgram callees = Peers.called(folder, "answer", trunk);
                ManagerDetour detour = new ManagerDetour();
                AsteriskExchange exchange = new AsteriskExchange(trunk, calls, options, detour)) {
            exchange.awaitTrunk();
            measure(exchange, calls, seconds);
        }
    }

    private static void measure(AsteriskExchange exchange, int calls, int seconds) throws Exception {
        AtomicLong frames = new AtomicLong();
        List<Call> up = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            Diary diary = new Diary();
            up.add(exchange.call(diary));
            String outcome = diary.afterRinging();
            if (!outcome.equals("answered")) {
                throw new IllegalStateException("call " + i + ": " + outcome);
            }
            TimeUnit.NANOSECONDS.sleep(begun + (i + 1) * 1_000_000_000L / CALLS_PER_SECOND - System.nanoTime());
        }
        for (Call call : up) {
            call.audio().tap(frame -> frames.incrementAndGet());
            call.audio().play(new short[(seconds + 5) * 8_000]);
        }
        TimeUnit.SECONDS.sleep(2);
        long asterisk = exchange.asteriskCpuMillis();
        long ours = ownCpuMillis();
        long heard = frames.get();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        double passed = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "%d calls, %d s: Carillon %.0f %%, Asterisk %.0f %% of a core, %.1f frames a call and second%n",
                calls,
                seconds,
                100 * (ownCpuMillis() - ours) / passed,
                100 * (exchange.asteriskCpuMillis() - asterisk) / passed,
                (frames.get() - heard) * 1_000 / passed / calls);
        up.forEach(Call::hangUp);
        exchange.assertAllFree();
    }

    private static long ownCpuMillis() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime());
    }
}
