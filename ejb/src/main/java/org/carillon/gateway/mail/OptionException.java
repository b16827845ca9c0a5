package org.carillon.gateway.mail;

/** An option that can't be read; the message is a sentence for its writer. */
class OptionException extends Exception {

    OptionException(String sentence) {
        super(sentence);
    }
}
