package org.carillon.vxml.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.vxml.grammar.BadGrammarException;
import org.carillon.vxml.grammar.Grammar;
import org.carillon.vxml.grammar.GrammarMatch;
import org.carillon.vxml.grammar.GrammarReader;
import org.carillon.vxml.grammar.GrammarSource;
import org.carillon.vxml.grammar.UnsupportedGrammarException;

/**
 * Runs W3C's implementation report tests of SRGS 1.0: a folder of grammars and its {@code manifest.tsv}. A grammar is to be
 * accepted, and to parse its inputs as its column {@code in_out} says; or to be refused, or not to match ({@code REJECT}).
 */
public final class SrgsConformance {

    private static final URI BASE = URI.create("http://tests.example/srgs10/");
    private static final Pattern REFERENCE = Pattern.compile("\\$<([^>]*)>");
    private static final Pattern TOP_RULE = Pattern.compile("\\$([^\\[<]+)\\[.*", Pattern.DOTALL);

    /** The tests want their testers to put grammars of their own in the place of these. */
    private static final Pattern OWN_GRAMMAR = Pattern.compile("http://www\\.example\\.com/multilingual\\d\\.grx");

    private static final String JOSE = "#ABNF 1.0;\nlanguage en-US;\nroot $name;\npublic $name = Jose;\n";

    /** Tests that can't pass as they are, and why. */
    private static final Map<String, String> WRONG = Map.of(
            "lang-ruleref.gram", "the expected parse has a bracket too many",
            "lang-ruleref.grxml",
                    "the expected parse has a bracket too many, and splits the token <token>in the US and</token>");

    /** An input and its expected parse, as the grammars themselves tell in their meta data. */
    private static final Pattern META = Pattern.compile(
            "(?:meta ['\"]|meta name=['\"])(in|out)\\.(\\d+)['\"]\\s+(?:is|content=)\\s*(['\"])(.*?)\\3");

    /** How many tests passed, failed, and can't pass for a reason in the test itself. */
    public record Counts(int passed, int failed, int skipped) {}

    private final Path folder;
    private final GrammarReader reader = new GrammarReader(this::fetch);

    private SrgsConformance(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs all tests of a folder.
     *
     * @param out gets a line per test
     */
    public static Counts run(Path folder, PrintStream out) throws IOException {
        SrgsConformance tests = new SrgsConformance(folder);
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (String row : Files.readAllLines(folder.resolve("manifest.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] columns = row.split("\t", -1);
            String id = columns[0];
            if (columns[2].equals("False")) {
                continue; // a helper of other tests
            }
            String complaint = tests.complaint(id, tests.cases(id, columns[6]));
            if (complaint == null) {
                passed++;
                out.println("PASS srgs10 " + id);
            } else if (WRONG.containsKey(id)) {
                skipped++;
                out.println("SKIP srgs10 " + id + ": " + WRONG.get(id) + ": " + complaint);
            } else {
                failed++;
                out.println("FAIL srgs10 " + id + ": " + complaint);
            }
        }
        return new Counts(passed, failed, skipped);
    }

    /** Inputs and what is expected of them: from the manifest, or else from the grammar. */
    private Map<String, String> cases(String id, String column) throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        if (!column.isBlank()) {
            for (String one : column.split(" \\|\\| ")) {
                String[] parts = one.split(" => ", 2);
                cases.put(unescaped(parts[0].strip()), unescaped(parts[1].strip()));
            }
            return cases;
        }
        Map<String, String> metas = new LinkedHashMap<>();
        Matcher meta = META.matcher(Files.readString(folder.resolve(id), StandardCharsets.ISO_8859_1));
        while (meta.find()) {
            metas.put(meta.group(1) + meta.group(2), unescaped(meta.group(4)));
        }
        metas.forEach((name, input) -> {
            if (name.startsWith("in")) {
                cases.put(input, metas.get("out" + name.substring(2)));
            }
        });
        return cases;
    }

    /** What is wrong with the grammar's answers, or null. */
    private String complaint(String id, Map<String, String> cases) {
        for (Map.Entry<String, String> one : cases.entrySet()) {
            String complaint = complaint(id, one.getKey(), one.getValue());
            if (complaint != null) {
                return complaint;
            }
        }
        return cases.isEmpty() ? "has no inputs" : null;
    }

    private String complaint(String id, String input, String expected) {
        Grammar grammar;
        try {
            grammar = read(id, expected);
        } catch (BadGrammarException | UnsupportedGrammarException e) {
            return expected.equals("REJECT") ? null : e.getMessage();
        }
        Optional<String> parse = grammar.match(input).map(GrammarMatch::logicalParse);
        if (expected.equals("REJECT")) {
            return parse.map(found -> "accepts " + input + " as " + found).orElse(null);
        }
        if (parse.isEmpty()) {
            return "rejects " + input;
        }
        boolean same = expected.equals("None") || resolved(parse.get(), id).equals(resolved(expected, id));
        return same ? null : input + " is " + parse.get() + " instead of " + expected;
    }

    /** The grammar, activated by the rule that the expected parse begins with. */
    private Grammar read(String id, String expected) throws BadGrammarException, UnsupportedGrammarException {
        Matcher top = TOP_RULE.matcher(expected);
        if (top.matches()) {
            try {
                return reader.read(BASE.resolve(id + "#" + top.group(1)), null, null);
            } catch (BadGrammarException e) {
                return reader.read(BASE.resolve(id), null, null);
            }
        }
        return reader.read(BASE.resolve(id), null, null);
    }

    private static String unescaped(String text) {
        Matcher numeric =
                Pattern.compile("&#(\\d+);").matcher(text.replace("&lt;", "<").replace("&gt;", ">"));
        return numeric.replaceAll(found -> Character.toString(Integer.parseInt(found.group(1))));
    }

    /** References to other grammars are the same if they lead to the same place, whatever base they are relative to. */
    private static String resolved(String parse, String id) {
        return REFERENCE.matcher(parse).replaceAll(found -> {
            String name = BASE.resolve(found.group(1)).getPath().replaceFirst(".*/", "");
            String fragment = BASE.resolve(found.group(1)).getFragment();
            return Matcher.quoteReplacement("$<" + name + (fragment == null ? "" : "#" + fragment) + ">");
        });
    }

    private GrammarSource fetch(URI uri) throws BadGrammarException {
        if (OWN_GRAMMAR.matcher(uri.toString()).matches()) {
            return new GrammarSource(JOSE.getBytes(StandardCharsets.UTF_8), "application/srgs", uri);
        }
        Path file = folder.resolve(BASE.relativize(uri).getPath());
        if (!Files.isRegularFile(file)) {
            throw new BadGrammarException("no such file: " + uri);
        }
        try {
            String type = file.toString().endsWith(".gram") ? "application/srgs" : "application/srgs+xml";
            return new GrammarSource(Files.readAllBytes(file), type, uri);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the folder given as the only argument. */
    public static void main(String[] arguments) throws IOException {
        Counts counts = run(Path.of(arguments[0]), System.out);
        System.out.println(counts);
    }
}
