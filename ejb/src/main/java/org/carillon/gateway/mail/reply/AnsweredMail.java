package org.carillon.gateway.mail.reply;

/**
 * A mail that gets an answer.
 *
 * @param to the address that gets it
 * @param identity what makes the mail recognisable when it comes again, such as its Message-ID
 * @param messageId its Message-ID, or null
 * @param subject as its writer wrote it; hostile
 */
public record AnsweredMail(String to, String identity, String messageId, String subject) {}
