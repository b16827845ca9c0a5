/**
 * Grammars: SRGS 1.0 in both forms, builtin types (VoiceXML 2.0 appendix P), exact matching of keys (appendix D) and words, and
 * what they mean (SISR 1.0). Grammars come from strangers too: reading and matching are bounded.
 */
package org.carillon.vxml.grammar;
