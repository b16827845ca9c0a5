package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarPartTest {

    private static byte[] mail(String headers) {
        return (headers + "\r\nMIME-Version: 1.0\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean found(byte[] mail) throws Exception {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(mail));
        return CalendarPart.mayBeIn(mail) && CalendarPart.of(message).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/calendar; method=REQUEST",
                "Content-Type: application/ics",
                "Content-Type: application/octet-stream; name=invite.ICS",
                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=UTF-8''Gespr%C3%A4ch.ics",
                "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"=?UTF-8?B?R2VzcHLDpGNoLmljcw==?=\"",
                "Content-Type: application/octet-stream;\r\n name=\"=?UTF-8?B?R2VzcHLDpGNoLmljcw==?=\"",
                "Content-Type: application/octet-stream; name=\"=?utf-8?q?a=2Eics?=\""
            })
    void aCalendarIsFoundByItsTypeOrItsName(String headers) throws Exception {
        assertThat(found(mail(headers))).isTrue();
    }

    @Test
    void aMailWithoutOneNeedNotBeTakenApart() {
        assertThat(CalendarPart.mayBeIn(mail("Content-Type: text/plain; charset=utf-8")))
                .isFalse();
        for (String cut : new String[] {"", "?", "/", "=?", "text/calenda", "a.ic"}) {
            assertThat(CalendarPart.mayBeIn(cut.getBytes(StandardCharsets.US_ASCII)))
                    .as(cut)
                    .isFalse();
        }
    }
}
