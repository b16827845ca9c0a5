package org.carillon.vxml.document;

import java.time.Duration;

/**
 * {@code <record>} (VoiceXML 2.0 section 2.3.6).
 *
 * @param head name, value, guard
 * @param body content
 * @param modal whether only grammars of this item are active
 * @param beep whether a tone comes first
 * @param maxtime longest recording, or null for the platform's
 * @param finalsilence silence that ends it, or null for the platform's
 * @param dtmfterm whether any key that no grammar takes ends it
 * @param type media type wanted, or null for the platform's
 */
public record RecordItem(
        ItemHead head,
        ItemBody body,
        boolean modal,
        boolean beep,
        Duration maxtime,
        Duration finalsilence,
        boolean dtmfterm,
        String type)
        implements InputItem {}
