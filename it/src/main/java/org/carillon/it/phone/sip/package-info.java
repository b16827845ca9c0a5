/** The SIP of the test phone (RFC 3261), as small as a loopback allows. */
package org.carillon.it.phone.sip;
