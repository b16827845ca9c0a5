package org.carillon.mail;

/**
 * Who handed a mail over by SMTP: what origin checks need to know of the connection.
 *
 * @param address the client's IP address
 * @param hello the name in its EHLO or HELO, hostile; empty where it sent none
 * @param encrypted whether the mail came over TLS
 */
public record SmtpClient(String address, String hello, boolean encrypted) {}
