package org.carillon.it.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Postfix's own client for measuring: it logs in nowhere, and waits for the answer to each command. Its mails are text, each with a
 * Message-ID of its own, all to the same customer.
 *
 * @param port on loopback
 * @param connections kept open
 */
record SmtpSource(int port, int connections) {

    private static final String PROGRAM = "smtp-source";
    private static final int LIMIT_SECONDS = 300;
    private static final int OCTETS = 2_048;

    /**
     * Sends so many mails.
     *
     * @return how many were taken in a second; the program tells no single times
     * @throws IOException when one was refused
     */
    Figures run(String what, String sender, int mails) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        PROGRAM,
                        "-d",
                        "-s",
                        Integer.toString(connections),
                        "-m",
                        Integer.toString(mails),
                        "-l",
                        Integer.toString(OCTETS),
                        "-f",
                        sender,
                        "-t",
                        "+15550100@carillon.test",
                        "-S",
                        "Your parcel",
                        "127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        long start = System.nanoTime();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("smtp-source did not come to its end");
        }
        return new Figures(what, mails * 1e9 / (System.nanoTime() - start), new double[0]);
    }
}
