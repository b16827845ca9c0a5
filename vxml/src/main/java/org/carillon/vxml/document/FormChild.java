package org.carillon.vxml.document;

/** What is initialised in document order when a form is entered (VoiceXML 2.0 section 2.1.6.1). */
public sealed interface FormChild permits Var, Script, Data, FormItem {}
