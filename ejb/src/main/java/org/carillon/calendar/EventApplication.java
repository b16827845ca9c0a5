package org.carillon.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.request.RequestedApplication;

/**
 * What an event asks to be run: an attached or linked VoiceXML document, or the first line of its description that is only a link, or
 * the description, to be read aloud, or else its title.
 */
final class EventApplication {

    private static final String VOICEXML = "application/voicexml+xml";
    private static final Pattern LINK = Pattern.compile("<?(https?://[^\\s<>\"]+)>?", Pattern.CASE_INSENSITIVE);

    private EventApplication() {}

    static RequestedApplication of(Component event) throws CalendarException {
        for (Property attached : event.all("ATTACH")) {
            if (isVoiceXml(attached)) {
                return attached(attached);
            }
        }
        String said = Description.spoken(event.text("DESCRIPTION"));
        Optional<String> link = said.lines()
                .map(line -> LINK.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
        if (link.isPresent()) {
            return new RequestedApplication.Linked(link.get());
        }
        String text = said.isEmpty() ? Description.spoken(event.text("SUMMARY")) : said;
        return text.isEmpty() ? null : new RequestedApplication.ReadAloud(text);
    }

    private static boolean isVoiceXml(Property attached) {
        if (attached.is("FMTTYPE", VOICEXML)) {
            return true;
        }
        String name = attached.parameter("FILENAME") == null ? attached.value() : attached.parameter("FILENAME");
        return name.length() < 2_000
                && name.toLowerCase(Locale.ROOT).split("[?#]", 2)[0].endsWith(".vxml");
    }

    private static RequestedApplication attached(Property attached) throws CalendarException {
        if (!attached.is("ENCODING", "BASE64")) {
            return new RequestedApplication.Linked(attached.value().strip());
        }
        try {
            byte[] octets = Base64.getMimeDecoder().decode(attached.value());
            return new RequestedApplication.Attached(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new CalendarException("the attached VoiceXML is not BASE64 of a text in UTF-8", e);
        }
    }
}
