package org.carillon.vxml.reader;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.carillon.vxml.document.Transfer;

/** Reads {@code <transfer>}. */
final class TransferReader {

    private static final Set<String> CHILDREN = Set.of(
            "prompt",
            "log",
            "catch",
            "error",
            "help",
            "noinput",
            "nomatch",
            "link",
            "property",
            "value",
            "audio",
            "enumerate",
            "filled",
            "grammar");

    private TransferReader() {}

    static Transfer read(Tag item) throws BadDocumentException {
        item.allowOnly(CHILDREN);
        item.exactlyOneOf("dest", "destexpr");
        item.atMostOneOf("bridge", "type");
        item.atMostOneOf("aai", "aaiexpr");
        return new Transfer(
                ItemReader.head(item),
                PromptReader.bodyWithLoosePrompts(item),
                type(item),
                item.attribute("dest"),
                item.attribute("destexpr"),
                item.time("connecttimeout"),
                Objects.requireNonNullElse(item.time("maxtime"), Duration.ZERO),
                item.attribute("transferaudio"),
                item.attribute("aai"),
                item.attribute("aaiexpr"));
    }

    private static Transfer.Type type(Tag item) throws BadDocumentException {
        String otherwise = item.truth("bridge", false) ? "bridge" : "blind";
        return switch (item.oneOf("type", otherwise, "bridge", "blind", "consultation")) {
            case "bridge" -> Transfer.Type.BRIDGE;
            case "consultation" -> Transfer.Type.CONSULTATION;
            default -> Transfer.Type.BLIND;
        };
    }
}
