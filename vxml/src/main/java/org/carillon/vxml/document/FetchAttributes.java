package org.carillon.vxml.document;

import java.time.Duration;

/**
 * How a resource is fetched (VoiceXML 2.0 section 6.1.1); what is null comes from the properties.
 *
 * @param timeout {@code fetchtimeout}
 * @param hint {@code fetchhint}: {@code prefetch} or {@code safe}
 * @param maxage oldest copy that will do, in seconds
 * @param maxstale how long past its freshness a copy will do, in seconds
 * @param audio {@code fetchaudio}: URI of what is heard meanwhile
 */
public record FetchAttributes(Duration timeout, String hint, Integer maxage, Integer maxstale, String audio) {

    /** Everything from the properties. */
    public static final FetchAttributes UNSET = new FetchAttributes(null, null, null, null, null);
}
