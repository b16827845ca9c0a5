/**
 * iCalendar (RFC 5545): what calendar programs send, read within bounds, and when its events take place.
 *
 * <p>Of ical4j the parser of content lines and the expansion of recurrence rules are used. Its object model is not: to build one
 * registers time zones with the virtual machine for good, and asks the network for their updates. Local times become instants by
 * java.time alone.
 */
package org.carillon.calendar;
