/** Where a request for a SIP server goes: RFC 3263, by DNS. Plain Java and dnsjava; {@link org.carillon.telephony.sip.locate.ServerLocator} is the way in. */
package org.carillon.telephony.sip.locate;
