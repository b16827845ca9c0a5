/**
 * Running documents: contexts, the form interpretation algorithm (VoiceXML 2.0 appendix C), events, prompts, input. One executor
 * per element of executable content, one visit per kind of form item.
 */
package org.carillon.vxml.interpret;
