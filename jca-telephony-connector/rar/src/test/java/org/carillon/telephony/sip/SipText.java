package org.carillon.telephony.sip;

import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;

/** A SIP message as it came over the wire, cut at its lines and no further: the tests shall not believe our own parser. */
record SipText(String text, SocketAddress source) {

    String start() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    /** {@code INVITE}, or {@code 200 INVITE}. */
    String kind() {
        String[] words = start().split(" ");
        String method = header("CSeq").split(" +")[1];
        return words[0].equals("SIP/2.0") ? words[1] + " " + method : words[0];
    }

    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    List<String> headers(String name) {
        String start = name.toLowerCase() + ":";
        return Arrays.stream(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"))
                .filter(line -> line.toLowerCase().startsWith(start))
                .map(line -> line.substring(start.length()).trim())
                .toList();
    }

    String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    /** The value of a parameter of a header field, without quotes. */
    String parameter(String name, String parameter) {
        for (String part : header(name).split("[;, ]+")) {
            if (part.startsWith(parameter + "=")) {
                return part.substring(parameter.length() + 1).replace("\"", "");
            }
        }
        return "";
    }
}
