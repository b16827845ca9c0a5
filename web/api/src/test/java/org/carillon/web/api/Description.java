package org.carillon.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A description of a REST interface (OpenAPI 3.0), as much of it as is examined. */
final class Description {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final Map<String, Object> root;

    /**
     * What can be asked for.
     *
     * @param withoutExample what is sent or answered, and not shown by an example
     */
    record Operation(String id, String summary, List<String> withoutExample) {}

    private Description(Map<String, Object> root) {
        this.root = root;
    }

    static Description read(String yaml) {
        return new Description(map(new Yaml().load(yaml)));
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        map(root.get("paths")).values().forEach(path -> map(path).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.add(operation(map(operation)));
            }
        }));
        return operations;
    }

    private Operation operation(Map<String, Object> operation) {
        Stream<Object> answers = map(operation.get("responses")).entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue);
        List<String> withoutExample = Stream.concat(Stream.ofNullable(operation.get("requestBody")), answers)
                .flatMap(message -> map(resolve(message).get("content")).entrySet().stream())
                .filter(content -> !hasExample(map(content.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        return new Operation((String) operation.get("operationId"), (String) operation.get("summary"), withoutExample);
    }

    /** Beside the content or in its schema; audio shows itself. */
    private boolean hasExample(Map<String, Object> content) {
        Map<String, Object> schema = resolve(content.get("schema"));
        return content.containsKey("example")
                || content.containsKey("examples")
                || schema.containsKey("example")
                || Objects.equals(schema.get("format"), "binary");
    }

    private Map<String, Object> resolve(Object node) {
        Map<String, Object> found = map(node);
        while (found.get("$ref") instanceof String reference) {
            Object target = root;
            for (String step : reference.substring("#/".length()).split("/")) {
                target = map(target).get(step);
            }
            found = map(target);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // keys of YAML objects are strings here
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }
}
