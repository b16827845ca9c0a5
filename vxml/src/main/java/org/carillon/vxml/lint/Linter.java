package org.carillon.vxml.lint;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.vxml.VoiceXmlSettings;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;
import org.carillon.vxml.reader.XmlReader;
import org.carillon.vxml.script.Scripts;
import org.w3c.dom.Element;

/**
 * Checks VoiceXML documents: well-formedness, elements and attributes, expressions, grammars, links, dialogs that can't be reached.
 * {@code mvn -q -pl vxml exec:java@lint -Dapplication=FILE-or-URL}, after a build.
 */
public final class Linter {

    private final Web web = new Web();
    private final ScriptCheck scripts;
    private final GrammarCheck grammars = new GrammarCheck(web);
    private final LinkCheck links = new LinkCheck(web);

    public Linter() {
        VoiceXmlSettings settings = VoiceXmlSettings.strict();
        this.scripts = new ScriptCheck(new Scripts(settings.scriptTimeout(), settings.scriptMemoryBytes()));
    }

    /**
     * Checks a document.
     *
     * @param uri {@code file:}, {@code http:} or {@code https:}
     * @return what was found, in the order of lines
     */
    public List<Finding> check(URI uri) {
        List<Finding> findings = new ArrayList<>();
        try {
            check(uri, web.read(uri), findings);
        } catch (IOException e) {
            findings.add(new Finding(uri, 0, Finding.Severity.ERROR, "can't be read: " + e.getMessage()));
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }

    private void check(URI uri, byte[] content, List<Finding> findings) {
        Element root;
        try {
            root = new XmlReader().read(content, null).getDocumentElement();
        } catch (BadDocumentException e) {
            findings.add(finding(uri, e));
            return;
        }
        URI base = root.hasAttribute("xml:base") ? uri.resolve(root.getAttribute("xml:base")) : uri;
        Page page = new Page(uri, base, root, findings::add);
        StructureCheck.check(page);
        scripts.check(page);
        grammars.check(page);
        links.check(page);
        ReachabilityCheck.check(page);
        readAsTheInterpreterDoes(uri, content, findings);
    }

    /** Whatever else the interpreter would refuse; it stops at the first. */
    private static void readAsTheInterpreterDoes(URI uri, byte[] content, List<Finding> findings) {
        try {
            new DocumentReader().read(content, null, uri);
        } catch (BadDocumentException e) {
            Finding refused = finding(uri, e);
            boolean told = findings.stream().anyMatch(known -> known.line() == refused.line());
            if (!told) {
                findings.add(refused);
            }
        }
    }

    private static Finding finding(URI uri, BadDocumentException e) {
        Matcher line = Pattern.compile("line (\\d+)").matcher(e.getMessage());
        return new Finding(
                uri, line.find() ? Integer.parseInt(line.group(1)) : 0, Finding.Severity.ERROR, e.getMessage());
    }

    /** Checks the documents given, prints what it finds, and exits with 1 if there was an error. */
    public static void main(String[] arguments) {
        if (arguments.length == 0 || arguments[0].isBlank()) {
            System.err.println("usage: mvn -q -pl vxml exec:java@lint -Dapplication=FILE-or-URL");
            System.exit(2);
        }
        Linter linter = new Linter();
        boolean errors = false;
        for (String argument : arguments) {
            URI uri = argument.matches("[a-z]+:.*")
                    ? URI.create(argument)
                    : Path.of(argument).toUri();
            List<Finding> findings = linter.check(uri);
            findings.forEach(System.out::println);
            errors |= findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
        System.exit(errors ? 1 : 0);
    }
}
