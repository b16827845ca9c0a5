package org.carillon.telephony.pool;

import org.carillon.telephony.TelephonyException;

/** Whom to call, as {@link org.carillon.telephony.CallRequest} names them. */
public final class Callee {

    private static final String NUMBER = "\\+[1-9][0-9]{3,14}";
    private static final String USER = "[A-Za-z0-9_.+-]{1,64}";
    private static final String SIP = "sip:";

    private Callee() {}

    /** The user part of the URI for {@code +15550100} or {@code sip:user}. */
    public static String user(String callee) throws TelephonyException {
        String user = callee.startsWith(SIP) ? callee.substring(SIP.length()) : callee;
        if (callee.startsWith(SIP) ? !user.matches(USER) : !user.matches(NUMBER)) {
            throw new TelephonyException("neither an E.164 number nor sip:user: " + shortened(callee));
        }
        return user;
    }

    /** The user part for the number or user that the callee is shown. */
    public static String callerUser(String callerId) throws TelephonyException {
        String user = callerId.startsWith(SIP) ? callerId.substring(SIP.length()) : callerId;
        if (!user.matches(USER)) {
            throw new TelephonyException("not a caller identity: " + shortened(callerId));
        }
        return user;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 80)).replaceAll("\\p{Cntrl}", "?");
    }
}
