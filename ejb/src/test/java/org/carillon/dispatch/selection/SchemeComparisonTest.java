package org.carillon.dispatch.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.dispatch.selection.Simulation.Figures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The schemes on 100 servers, more than a million sessions each, several dispatchers, with fresher and older news of the servers. The
 * plot and the figures go to {@code docs/}: the same on every machine, so that they change only when a scheme does.
 */
class SchemeComparisonTest {

    private static final Path DOCS = Path.of(System.getProperty("carillon.project", ".."), "docs");
    private static final List<Double> STALE_SECONDS = List.of(0.0, 0.5, 1.0, 2.0, 5.0);
    private static final int SESSIONS = 250_000;
    private static final int DISPATCHERS = 10;
    /** Channels of the smallest servers. */
    private static final int SMALLEST = 50;

    private static final long SEED = 20_261_121;

    private static final Map<String, List<Figures>> FIGURES = new LinkedHashMap<>();

    @BeforeAll
    static void simulate() throws IOException {
        for (SelectionScheme scheme : SelectionScheme.ALL) {
            List<Figures> ofScheme = new ArrayList<>();
            for (double stale : STALE_SECONDS) {
                ofScheme.add(new Simulation(scheme, capacities(), DISPATCHERS, stale, SESSIONS, SEED).run());
            }
            FIGURES.put(scheme.word(), ofScheme);
        }
        Files.writeString(DOCS.resolve("load-balancing.svg"), plot());
        System.out.println(table());
    }

    @Test
    void withFreshNewsTheFullestServerIsAsFullAsTheTheoryOfTwoChoicesSays() {
        double gap = Math.log(Math.log(100)) / Math.log(2) / SMALLEST;
        assertThat(fullest("semi-random", 0)).isLessThanOrEqualTo(1.1 * (Simulation.LOAD + gap));
        assertThat(fullest("semi-random", 0)).isLessThanOrEqualTo(Simulation.LOAD + gap);
    }

    @Test
    void semiRandomIsBetterThanChanceAloneWhateverTheAgeOfTheNews() {
        for (int i = 0; i < STALE_SECONDS.size(); i++) {
            assertThat(fullest("semi-random", i)).isLessThan(fullest("weighted-random", i));
        }
    }

    @Test
    void withOldNewsAllRunToTheLeastLoadedServerButNotBySemiRandomSelection() {
        assertThat(fullest("least-loaded", 0)).isLessThan(fullest("semi-random", 0));
        for (int i = 1; i < STALE_SECONDS.size(); i++) {
            assertThat(fullest("semi-random", i)).isLessThan(fullest("least-loaded", i));
        }
    }

    @Test
    void takingTurnsOverloadsSmallServers() {
        assertThat(fullest("round-robin", 0)).isEqualTo(1);
        assertThat(FIGURES.get("round-robin").get(1).refused()).isGreaterThan(0.05);
    }

    @Test
    void semiRandomSelectionHardlyEverMeetsAServerThatIsFull() {
        assertThat(FIGURES.get("semi-random")).allMatch(figures -> figures.refused() < 1e-4);
    }

    private static double fullest(String scheme, int stale) {
        return FIGURES.get(scheme).get(stale).fullest();
    }

    private static int[] capacities() {
        int[] capacities = new int[100];
        for (int i = 0; i < capacities.length; i++) {
            capacities[i] = List.of(SMALLEST, SMALLEST, 100, 100, 200).get(i % 5);
        }
        return capacities;
    }

    private static String plot() {
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        FIGURES.forEach((scheme, of) ->
                lines.put(scheme, of.stream().map(Figures::fullest).toList()));
        return new LinePlot("How full the fullest of 100 servers is, at 80 % load", "age of the news, seconds", 0.8, 1)
                .draw(STALE_SECONDS.stream().map(String::valueOf).toList(), lines);
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        FIGURES.forEach((scheme, of) -> {
            table.append(String.format(Locale.ROOT, "%-16s", scheme));
            of.forEach(each -> table.append(
                    String.format(Locale.ROOT, " %6.1f %% %6.2f %%", each.fullest() * 100, each.refused() * 100)));
            table.append('\n');
        });
        return table.toString();
    }
}
