/** The telephony servers, their channels, and the watch over them; the same for every kind of server. */
package org.carillon.telephony.pool;
