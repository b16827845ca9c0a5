package org.carillon.telephony.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.IncomingCall;
import org.carillon.telephony.RequestedDialog;
import org.carillon.telephony.TelephonyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VoiceXML dialogues that callers ask us for, and that we ask others for (RFC 5552 section 2). */
class DialogUriTest extends SipPeerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String DOCUMENT = "http://example.com/menu.vxml?lang=de&who=\"M\u00fcller & Co\"#top;x=y%";

    /** @param uri instead of the one that is dialled else */
    private void invite(String uri) throws Exception {
        String text = peer.request(
                        "OPTIONS", exchange.address, exchange.newCallId(), null, 1, SipPeer.sdp(peer.voicePort()))
                .text();
        peer.expect("200 OPTIONS");
        String start = text.substring(0, text.indexOf("\r\n"));
        peer.send(
                text.replace(start, "INVITE " + uri + " SIP/2.0")
                        .replace("CSeq: 1 OPTIONS", "CSeq: 2 INVITE")
                        .replaceAll("branch=[^\r]*", "branch=" + peer.newBranch()),
                exchange.address);
    }

    private Optional<RequestedDialog> dialog(String parameters) throws Exception {
        invite("sip:dialog@127.0.0.1" + parameters);
        peer.expect("180 INVITE");
        IncomingCall call = exchange.awaitArrival();
        assertEquals("dialog", call.dialed());
        call.reject(486);
        peer.expect("486 INVITE");
        return call.requestedDialog();
    }

    @Test
    void theExampleOfTheRfcIsUnderstood() throws Exception {
        RequestedDialog dialog = dialog(
                        ";voicexml=http%3a//appserver.example.com/promptcollect.vxml;maxage=3600;maxstale=0")
                .orElseThrow();

        assertEquals("http://appserver.example.com/promptcollect.vxml", dialog.voicexml());
        assertEquals(Map.of("maxage", "3600", "maxstale", "0"), dialog.parameters());
    }

    @Test
    void allElseIsTheDialoguesToo() throws Exception {
        RequestedDialog dialog = dialog(
                        ";voicexml=file.vxml;method=post;postbody=a%3db%26c%3D%25;ccxml=c;aai=id%3d7;Mine=%C3%BC;flag;transport=udp")
                .orElseThrow();

        assertEquals("file.vxml", dialog.voicexml());
        assertEquals(
                Map.of(
                        "method",
                        "post",
                        "postbody",
                        "a=b&c=%",
                        "ccxml",
                        "c",
                        "aai",
                        "id=7",
                        "mine",
                        "\u00fc",
                        "flag",
                        ""),
                dialog.parameters());
    }

    @Test
    void withoutADocumentItIsACallLikeAnyOther() throws Exception {
        assertEquals(Optional.empty(), dialog(";maxage=3"));
        assertEquals(Optional.empty(), dialog(""));
    }

    @Test
    void whoIsNotCalledDialogIsNone() throws Exception {
        invite("sip:alice@127.0.0.1;voicexml=http%3a//example.com/");
        peer.expect("180 INVITE");
        IncomingCall call = exchange.awaitArrival();

        assertEquals(Optional.empty(), call.requestedDialog());

        call.reject(486);
        peer.expect("486 INVITE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";voicexml=",
                ";voicexml=http%3a//example.com/%0d%0aX",
                ";voicexml=a;aai=%C3",
                ";voicexml=a;aai=%FF%FE",
                "LONG",
                "MANY"
            })
    void whatNobodyUnderstandsIsABadRequest(String parameters) throws Exception {
        String many = ";voicexml=a";
        for (int i = 0; i < 40; i++) {
            many += ";p" + i + "=1";
        }
        invite("sip:dialog@127.0.0.1"
                + parameters
                        .replace("LONG", ";voicexml=a;aai=" + "b".repeat(5_000))
                        .replace("MANY", many));

        peer.expect("400 INVITE");
    }

    private SipText ask(RequestedDialog dialog) throws Exception {
        exchange.call(heard, request(dialog));
        SipText invite = peer.expect("INVITE");
        peer.answer(invite, "486 Busy Here");
        peer.expect("ACK");
        assertEquals("ended BUSY 486", heard.next());
        return invite;
    }

    private static CallRequest request(RequestedDialog dialog) {
        return new CallRequest(exchange.newCallId(), "sip:dialog", null, MINUTE, MINUTE, dialog);
    }

    @Test
    void aVoiceXmlBrowserIsAskedForADialogue() throws Exception {
        SipText invite = ask(new RequestedDialog("http://example.com/a.vxml?x=1", Map.of("aai", "a;b c")));

        String uri = invite.start().split(" ")[1];
        assertTrue(uri.startsWith("sip:dialog@127.0.0.1:" + peer.port() + ";"), uri);
        assertTrue(uri.contains(";voicexml=http://example.com/a.vxml%3Fx%3D1"), uri);
        assertTrue(uri.contains(";aai=a%3Bb%20c"), uri);
        assertEquals("<sip:dialog@127.0.0.1:" + peer.port() + ">", invite.header("To"));
    }

    @Test
    void whatWeWriteWeRead() throws Exception {
        Map<String, String> parameters = Map.of("postbody", "a=1&b=%20\n", "method", "post", "x.y-z", "");
        String uri = ask(new RequestedDialog(DOCUMENT, parameters)).start().split(" ")[1];

        RequestedDialog read = dialog(uri.substring(uri.indexOf(';'))).orElseThrow();

        assertEquals(DOCUMENT, read.voicexml());
        assertEquals(parameters, read.parameters());
    }

    @Test
    void whatCannotBeAskedForIsRefused() throws Exception {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            many.put("p" + i, "1");
        }
        for (RequestedDialog dialog : new RequestedDialog[] {
            new RequestedDialog("", Map.of()),
            new RequestedDialog("http://a\r\nX: y", Map.of()),
            new RequestedDialog("a", Map.of("transport", "tcp")),
            new RequestedDialog("a", Map.of("x\r\ny", "1")),
            new RequestedDialog("a", Map.of("x;y", "1")),
            new RequestedDialog("a", Map.of("", "1")),
            new RequestedDialog("a", Map.of("aai", "b".repeat(5_000))),
            new RequestedDialog("a", many)
        }) {
            assertThrows(TelephonyException.class, () -> exchange.call(heard, request(dialog)), dialog.toString());
        }
        peer.expectSilence(30);
    }
}
