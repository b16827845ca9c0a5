/** Mails that tell what became of a request by mail: accepted or refused (RFC 3834). */
package org.carillon.gateway.mail.reply;
