package org.carillon.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description in META-INF/openapi.yaml and the resources tell the same. */
class DescriptionTest {

    private static final Pattern PATH = Pattern.compile("  (/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch):");

    @Test
    void everyResourceIsDescribedAndEveryDescriptionHasItsResource() throws Exception {
        Set<String> served = new TreeSet<>();
        for (Class<?> resource : resources()) {
            Stream.of(resource.getDeclaredMethods()).forEach(method -> served.addAll(operations(resource, method)));
        }

        assertThat(described()).containsExactlyElementsOf(served);
    }

    @Test
    void everyOperationIsSummedUpAndShownByExample() throws IOException {
        Description description = Description.read(text());

        assertThat(description.operations())
                .extracting(Description.Operation::id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(description.operations()).allSatisfy(operation -> {
            assertThat(operation.summary()).as(operation.id()).isNotBlank();
            assertThat(operation.withoutExample()).as(operation.id()).isEmpty();
        });
    }

    /** All classes of this module that serve a path. */
    private static List<Class<?>> resources() throws Exception {
        Path classes = Path.of(ApiApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()),
                        false,
                        ApiApplication.class.getClassLoader());
                if (type.isAnnotationPresent(jakarta.ws.rs.Path.class)) {
                    resources.add(type);
                }
            }
        }
        return resources;
    }

    private static Set<String> described() throws IOException {
        Set<String> operations = new TreeSet<>();
        String path = null;
        for (String line : text().split("\n")) {
            Matcher onPath = PATH.matcher(line);
            Matcher onMethod = METHOD.matcher(line);
            if (onPath.matches()) {
                path = onPath.group(1);
            } else if (onMethod.matches()) {
                operations.add(onMethod.group(1).toUpperCase(Locale.ROOT) + " " + anonymous(path));
            }
        }
        return operations;
    }

    private static Set<String> operations(Class<?> resource, Method method) {
        Set<String> operations = new TreeSet<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                jakarta.ws.rs.Path path = method.getAnnotation(jakarta.ws.rs.Path.class);
                String whole = resource.getAnnotation(jakarta.ws.rs.Path.class).value()
                        + (path == null ? "" : "/" + path.value());
                expand(whole).forEach(each -> operations.add(http.value() + " /" + anonymous(each)));
            }
        }
        return operations;
    }

    /** A parameter with alternatives stands for one path each. */
    private static List<String> expand(String path) {
        Matcher alternatives = Pattern.compile("\\{party: ([^}]+)}").matcher(path);
        if (!alternatives.find()) {
            return List.of(path);
        }
        return Stream.of(alternatives.group(1).split("\\|"))
                .map(each -> path.replace(alternatives.group(), each.replace("[^/]+", "{}")))
                .toList();
    }

    private static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static String text() throws IOException {
        try (InputStream yaml = DescriptionTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
