package org.carillon.vxml.document;

/** {@code <initial>} (VoiceXML 2.0 section 2.3.3). */
public record Initial(ItemHead head, ItemBody body) implements FormItem {}
