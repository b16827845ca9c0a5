package org.carillon.telephony.sip;

import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;

/** What peers call themselves and us, cut to what a log or a page can show. */
final class PartyNames {

    private static final int MAX_USER = 64;
    private static final int MAX_URI = 256;

    private PartyNames() {}

    /** The user or number in a URI: empty where there is none. */
    static String user(URI uri) {
        String user = "";
        if (uri instanceof SipURI sip && sip.getUser() != null) {
            user = sip.getUser();
        } else if (uri instanceof TelURL tel) {
            user = (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
        }
        return clean(user, MAX_USER);
    }

    static String shown(URI uri) {
        return clean(uri.toString(), MAX_URI);
    }

    private static String clean(String text, int most) {
        return text.substring(0, Math.min(text.length(), most)).replaceAll("\\p{Cntrl}", "?");
    }
}
