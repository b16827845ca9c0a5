package org.carillon.it.mail;

/**
 * What a mail server said at last.
 *
 * @param code the SMTP reply code: 250 where the mail was accepted
 * @param text the whole reply
 */
public record SmtpAnswer(int code, String text) {

    public boolean isAccepted() {
        return code == 250;
    }
}
