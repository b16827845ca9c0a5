package org.carillon.telephony.sip;

import gov.nist.javax.sip.header.ims.PAssertedIdentityHeader;
import gov.nist.javax.sip.header.ims.PrivacyHeader;
import java.text.ParseException;
import java.util.Iterator;
import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.message.Request;

/**
 * Who calls, as the far end is told: by the From header, which anybody can write, or by P-Asserted-Identity, which means something
 * between networks that trust each other (RFC 3325).
 *
 * @param own who we are to the server
 * @param shown whom the callee is to see; null where nobody
 * @param place where it stands
 */
record CallerIdentity(SipURI own, SipURI shown, Place place) {

    private static final String ID = "id";

    /** Where a server wants to be told who calls, and tells it us. */
    enum Place {
        FROM,
        PAI,
        BOTH;

        /** @throws IllegalArgumentException when it is none of {@code from}, {@code pai}, {@code both} */
        static Place of(String option) {
            for (Place place : values()) {
                if (place.name().toLowerCase(Locale.ROOT).equals(option)) {
                    return place;
                }
            }
            throw new IllegalArgumentException("identity is from, pai or both, not " + option);
        }

        boolean isAsserted() {
            return this != FROM;
        }
    }

    /** Our end of the call. */
    SipURI local() {
        return shown == null ? own : shown;
    }

    /** What goes into the From header (RFC 3323 section 4.1.1.3 where nobody is to be shown). */
    SipURI from(Messages messages) {
        if (shown == null) {
            return messages.uri("anonymous", "anonymous.invalid", 0, "udp");
        }
        return place == Place.PAI ? own : shown;
    }

    /** Adds what the From header does not tell. */
    void writeTo(Request invite, Messages messages) {
        if (place.isAsserted()) {
            invite.setHeader(messages.header(PAssertedIdentityHeader.NAME, "<" + local() + ">"));
        }
        if (shown == null) {
            invite.setHeader(messages.header(PrivacyHeader.NAME, ID));
            try {
                Messages.from(invite).getAddress().setDisplayName("Anonymous");
            } catch (ParseException cause) {
                throw new IllegalStateException(cause);
            }
        }
    }

    /** Who calls us: what a trusted server asserts, unless the caller asked not to have it told; else the From header. */
    static URI of(Request invite, Place place) {
        Iterator<?> asserted = invite.getHeaders(PAssertedIdentityHeader.NAME);
        return place.isAsserted() && asserted.hasNext() && !isPrivate(invite)
                ? ((PAssertedIdentityHeader) asserted.next()).getAddress().getURI()
                : Messages.from(invite).getAddress().getURI();
    }

    private static boolean isPrivate(Request invite) {
        for (Iterator<?> headers = invite.getHeaders(PrivacyHeader.NAME); headers.hasNext(); ) {
            if (ID.equalsIgnoreCase(((PrivacyHeader) headers.next()).getPrivacy())) {
                return true;
            }
        }
        return false;
    }
}
