/**
 * ECMAScript: scopes and values of sessions (VoiceXML 2.0 section 5.1), and the sandbox in which scripts of strangers run. Nothing
 * of Java can be reached, sessions can't see each other, and time and memory of one evaluation are bounded.
 */
package org.carillon.vxml.script;
