package org.carillon.telephony.media.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How many calls hear a prompt and press keys at once while their packets stay 20 ms apart. Arguments: {@code carillon} or {@code asterisk},
 * and the numbers of calls to try. The calls are placed by sipp; this process is the voice of the telephones; server, sipp and telephones share
 * the machine.
 */
final class KeysBenchmark {

    private static final int SETUP_PER_SECOND = 50;
    private static final int FIRST_MEDIA_PORT = 24_000;
    private static final int SETTLE_MILLIS = 4_000;
    private static final int MEASURE_MILLIS = 10_000;

    private KeysBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (int i = 1; i < arguments.length; i++) {
            run(arguments[0], Integer.parseInt(arguments[i]));
        }
    }

    private static void run(String server, int calls) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("carillon-benchmark");
        try (ServerUnderTest under = ServerUnderTest.named(server);
                Phones phones = new Phones(calls, FIRST_MEDIA_PORT)) {
            long memoryBefore = under.residentKilobytes();
            int setupMillis = calls * 1_000 / SETUP_PER_SECOND + 2_000;
            Process sipp = placeCalls(folder, calls, setupMillis + SETTLE_MILLIS + MEASURE_MILLIS + 3_000);
            try {
                phones.run(setupMillis, false);
                phones.run(SETTLE_MILLIS, false);
                long speaking = phones.speaking();
                Duration cpu = under.cpu();
                String figures = phones.run(MEASURE_MILLIS, true);
                double load = 100.0 * under.cpu().minus(cpu).toMillis() / MEASURE_MILLIS;
                long memory = under.residentKilobytes();
                System.out.printf(
                        Locale.ROOT,
                        "%s, %d calls (%d speak): %s; CPU %.0f %% of a core; %.0f KB a call, %d MB in all; keys heard %d; load of the"
                                + " machine %s%n",
                        server,
                        calls,
                        speaking,
                        figures,
                        load,
                        (double) (memory - memoryBefore) / calls,
                        memory / 1_024,
                        under.stop(),
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
            } finally {
                sipp.destroy();
                sipp.waitFor(5, TimeUnit.SECONDS);
                sipp.destroyForcibly();
            }
        }
    }

    /** One call more than there are telephones: the voice of the first goes to a port of sipp's own. */
    private static Process placeCalls(Path folder, int calls, int millis) throws IOException {
        Path scenario = folder.resolve("keys.xml");
        try (InputStream in = KeysBenchmark.class.getResourceAsStream("/benchmark/keys.xml")) {
            Files.copy(in, scenario);
        }
        return new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + ServerUnderTest.SIP_PORT,
                        "-sf",
                        scenario.toString(),
                        "-i",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(ServerUnderTest.CALLERS_PORT),
                        "-mi",
                        "127.0.0.1",
                        "-mp",
                        Integer.toString(FIRST_MEDIA_PORT),
                        "-r",
                        Integer.toString(SETUP_PER_SECOND),
                        "-m",
                        Integer.toString(calls + 1),
                        "-l",
                        Integer.toString(calls + 1),
                        "-d",
                        Integer.toString(millis),
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.txt").toFile())
                .start();
    }
}
