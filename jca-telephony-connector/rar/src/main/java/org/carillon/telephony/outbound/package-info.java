/** Channels of telephony servers as managed connections (Jakarta Connectors section 6). */
package org.carillon.telephony.outbound;
