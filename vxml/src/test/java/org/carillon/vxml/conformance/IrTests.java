package org.carillon.vxml.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs W3C's Implementation Report tests from a folder with a {@code manifest.tsv}, or from folders that have one: {@code mvn -q
 * -pl vxml exec:java@irtests -Dirtests=DIR}. Prints a line for each test, and the sum; ends with status 1 if one failed.
 */
public final class IrTests {

    private int passed;
    private int failed;
    private int skipped;

    private IrTests() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || arguments[0].isBlank()) {
            System.err.println("usage: mvn -q -pl vxml exec:java@irtests -Dirtests=DIR");
            System.exit(2);
        }
        IrTests tests = new IrTests();
        tests.run(Path.of(arguments[0]));
        System.out.printf("%d passed, %d failed, %d skipped%n", tests.passed, tests.failed, tests.skipped);
        System.exit(tests.failed == 0 ? 0 : 1);
    }

    private void run(Path folder) throws IOException {
        if (Files.exists(folder.resolve("manifest.tsv"))) {
            runManifest(folder);
            return;
        }
        try (var children = Files.list(folder)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                if (Files.exists(child.resolve("manifest.tsv"))) {
                    runManifest(child);
                }
            }
        }
    }

    private void runManifest(Path folder) throws IOException {
        List<Map<String, String>> rows = rows(folder.resolve("manifest.tsv"));
        if (!rows.isEmpty() && rows.get(0).containsKey("in_out")) {
            SrgsConformance.Counts counts = SrgsConformance.run(folder, System.out);
            passed += counts.passed();
            failed += counts.failed();
            skipped += counts.skipped();
            return;
        }
        for (Map<String, String> row : rows) {
            report(folder.getFileName() + " " + row.get("id"), new VoiceXmlIrTest(folder, row).run());
        }
    }

    /** Each row by the names in the first line. */
    private static List<Map<String, String>> rows(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        String[] names = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], i < cells.length ? cells[i] : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private void report(String name, IrResult result) {
        switch (result.verdict()) {
            case PASS -> passed++;
            case FAIL -> failed++;
            default -> skipped++;
        }
        String detail = result.detail().isEmpty() ? "" : ": " + result.detail();
        System.out.println(result.verdict() + " " + name + detail);
    }
}
