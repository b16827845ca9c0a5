/** Reads mailboxes of the operator's mail server by IMAP (RFC 9051, RFC 3501) and POP3 (RFC 1939). */
package org.carillon.mail.mailbox;
