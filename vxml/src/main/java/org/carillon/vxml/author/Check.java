package org.carillon.vxml.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.reader.BadDocumentException;
import org.carillon.vxml.reader.DocumentReader;

/**
 * Checks a document in a file and prints what is wrong with it, with line numbers: {@code mvn -q -pl vxml exec:java@check
 * -Dapplication=FILE}, after a build. Ends with status 1 if there is something.
 */
public final class Check {

    private Check() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
            System.err.println("usage: mvn -q -pl vxml exec:java@check -Dapplication=FILE");
            System.exit(2);
        }
        List<String> problems = problems(Path.of(arguments[0]));
        problems.forEach(System.out::println);
        System.out.println(problems.isEmpty() ? "nothing to complain about" : problems.size() + " problems");
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private static List<String> problems(Path file) throws IOException {
        try {
            Document document = new DocumentReader().read(Files.readAllBytes(file), null, file.toUri());
            return Linter.check(document).stream().map(Problem::toString).toList();
        } catch (BadDocumentException e) {
            return List.of(e.getMessage());
        }
    }
}
