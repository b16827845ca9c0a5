package org.carillon.speech.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.speech.AudioFile;
import org.carillon.speech.SpeechException;
import org.carillon.speech.recognition.Hypothesis;
import org.carillon.speech.recognition.SphinxRecognizer;

/**
 * How well and how fast the recognizer understands over the telephone: sentences in and out of small grammars, spoken by voices of eSpeak NG
 * and companded by mu-law at 8000 Hz. See benchmarks/README.md.
 */
public final class RecognitionBenchmark {

    private static final List<String> VOICES =
            List.of("en-us", "en-gb", "en-us+f2", "en-us+m3", "en-gb-scotland", "en-us+f4");
    private static final List<String> STRANGE = List.of(
            "good morning",
            "who is this please",
            "I would like some more information",
            "hello",
            "what",
            "can you hear me",
            "tomorrow is better for me",
            "call",
            "stop",
            "seven",
            "go away");
    private static final int HALF_A_SECOND = 4_000;

    private static final SphinxRecognizer RECOGNIZER = new SphinxRecognizer(Runnable::run);

    private record Tally(int understood, int misunderstood, int rejected) {}

    private RecognitionBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long before = System.nanoTime();
        RECOGNIZER.prepare("en-US");
        System.out.printf("model loaded in %d ms%n", (System.nanoTime() - before) / 1_000_000);
        measure(
                "wishes",
                List.of(
                        "stop calling me",
                        "stop all calls",
                        "not for thirty days",
                        "call me between nine and five",
                        "call me any time"));
        measure("yes or no", List.of("yes", "no", "yes please", "no thanks"));
        measure("a digit", List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero"));
    }

    private static void measure(String name, List<String> sentences) throws Exception {
        String grammar =
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' root='r'><rule id='r'><one-of>"
                        + sentences.stream()
                                .map(one -> "<item>" + one + "</item>")
                                .collect(Collectors.joining())
                        + "</one-of></rule></grammar>";
        List<Double> shares = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        Tally expected = tally(sentences, grammar, shares, millis);
        Tally strange =
                tally(STRANGE.stream().filter(one -> !sentences.contains(one)).toList(), grammar, shares, millis);
        System.out.printf(
                "%s: %d understood, %d misunderstood, %d rejected; of others %d rejected, %d taken for one of them; "
                        + "p50 %.0f ms, p99 %.0f ms, %.3f of the utterance%n",
                name,
                expected.understood(),
                expected.misunderstood(),
                expected.rejected(),
                strange.rejected(),
                strange.misunderstood(),
                quantile(millis, 0.5),
                quantile(millis, 0.99),
                quantile(shares, 0.5));
    }

    private static Tally tally(List<String> sentences, String grammar, List<Double> shares, List<Double> millis)
            throws IOException, SpeechException {
        int understood = 0;
        int misunderstood = 0;
        int rejected = 0;
        for (String sentence : sentences) {
            for (String voice : VOICES) {
                short[] said = spoken(sentence, voice);
                long before = System.nanoTime();
                Optional<Hypothesis> heard = RECOGNIZER.recognize(said, List.of(grammar));
                double took = (System.nanoTime() - before) / 1e6;
                millis.add(took);
                shares.add(took * 8 / said.length);
                if (heard.isEmpty() || heard.get().confidence() < 0.5) {
                    rejected++;
                } else if (heard.get().words().equals(sentence)) {
                    understood++;
                } else {
                    misunderstood++;
                }
            }
        }
        return new Tally(understood, misunderstood, rejected);
    }

    private static short[] spoken(String sentence, String voice) throws IOException, SpeechException {
        Process process = new ProcessBuilder("espeak-ng", "-v", voice, "-s", "150", "--stdout", sentence)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] wav = process.getInputStream().readAllBytes();
        short[] wide = AudioFile.read(wav, "audio/x-wav").samples();
        short[] telephone =
                AudioFile.read(AudioFile.muLawWav(wide, 8_000), "audio/x-wav").samples();
        short[] line = new short[telephone.length + HALF_A_SECOND];
        System.arraycopy(telephone, 0, line, HALF_A_SECOND / 2, telephone.length);
        return line;
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
}
