/** The resource adapter, its configuration, and what flows in from the telephony servers (Jakarta Connectors section 13). */
package org.carillon.telephony.inbound;
