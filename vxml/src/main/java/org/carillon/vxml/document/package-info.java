/** The VoiceXML document model: immutable elements named as in the specification. */
package org.carillon.vxml.document;
