package org.carillon.vxml.interpret;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.vxml.document.Submission;
import org.carillon.vxml.platform.Recording;
import org.carillon.vxml.script.ScriptException;
import org.carillon.vxml.script.ScriptSession;

/**
 * Values on their way to a server (VoiceXML 2.0 section 5.3.8): in the query, as a form, or as multipart with recordings.
 *
 * @param reference URI reference with the query
 * @param body what is posted, or null
 */
record SubmittedRequest(String reference, SessionFetcher.Body body) {

    static SubmittedRequest of(String reference, Submission request, List<String> names, Execution execution)
            throws VoiceXmlEvent {
        Map<String, Object> values = execution.values(names);
        if (request.post() && request.multipart()) {
            return new SubmittedRequest(reference, multipart(values, execution));
        }
        String form = urlEncoded(values, execution);
        if (request.post()) {
            byte[] content = form.getBytes(StandardCharsets.US_ASCII);
            return new SubmittedRequest(
                    reference, new SessionFetcher.Body(content, "application/x-www-form-urlencoded"));
        }
        return new SubmittedRequest(form.isEmpty() ? reference : withQuery(reference, form), null);
    }

    private static String withQuery(String reference, String form) {
        int fragment = reference.indexOf('#');
        String document = fragment < 0 ? reference : reference.substring(0, fragment);
        String rest = fragment < 0 ? "" : reference.substring(fragment);
        return document + (document.contains("?") ? "&" : "?") + form + rest;
    }

    private static String urlEncoded(Map<String, Object> values, Execution execution) throws VoiceXmlEvent {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Optional<Recording> recording =
                    execution.conversation().recordings().of(value.getValue());
            if (recording.isPresent()) {
                fields.put(value.getKey(), new String(recording.get().content(), StandardCharsets.ISO_8859_1));
            } else {
                addFields(fields, value.getKey(), value.getValue(), execution);
            }
        }
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static SessionFetcher.Body multipart(Map<String, Object> values, Execution execution) throws VoiceXmlEvent {
        String boundary = "carillon-" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Optional<Recording> recording =
                    execution.conversation().recordings().of(value.getValue());
            if (recording.isPresent()) {
                String header = "\"; filename=\"" + value.getKey() + "\"\r\nContent-Type: "
                        + recording.get().mediaType();
                part(out, boundary, value.getKey(), header, recording.get().content());
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            addFields(fields, value.getKey(), value.getValue(), execution);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                part(
                        out,
                        boundary,
                        field.getKey(),
                        "\"\r\nContent-Type: text/plain; charset=UTF-8",
                        field.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return new SessionFetcher.Body(out.toByteArray(), "multipart/form-data; boundary=" + boundary);
    }

    private static void part(ByteArrayOutputStream out, String boundary, String name, String header, byte[] content) {
        String quoted = name.replaceAll("[\"\\r\\n]", "_");
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted + header + "\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** An object is sent as its properties: {@code order.size=2} (VoiceXML 2.0 section 5.3.8). */
    private static void addFields(Map<String, String> fields, String name, Object value, Execution execution)
            throws VoiceXmlEvent {
        ScriptSession script = execution.conversation().script();
        if (!ScriptValues.isObject(value)) {
            fields.put(name, text(value, script));
            return;
        }
        flatten(
                fields,
                name,
                execution.conversation().toJava(Map.of(name, value)).get(name));
    }

    private static String text(Object value, ScriptSession script) throws VoiceXmlEvent {
        try {
            return script.text(value);
        } catch (ScriptException e) {
            throw VoiceXmlEvent.semantic(e);
        }
    }

    private static void flatten(Map<String, String> fields, String name, Object value) {
        if (value instanceof Map<?, ?> properties) {
            properties.forEach((property, inner) -> flatten(fields, name + "." + property, inner));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(fields, name + "." + i, list.get(i));
            }
        } else {
            fields.put(name, String.valueOf(value));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
