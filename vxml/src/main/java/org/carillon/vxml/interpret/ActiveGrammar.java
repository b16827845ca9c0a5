package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.InputItem;
import org.carillon.vxml.document.Target;
import org.carillon.vxml.grammar.Grammar;

/**
 * A grammar that is active now, and what a match with it means.
 *
 * @param grammar the grammar
 * @param meaning of a match
 */
record ActiveGrammar(Grammar grammar, Meaning meaning) {

    /** What a match means. */
    sealed interface Meaning {}

    /** It fills this item of the current form. */
    record FillsItem(InputItem item) implements Meaning {}

    /** It gives this item of the current form that value ({@code <option>}). */
    record Chooses(InputItem item, String value) implements Meaning {}

    /** It fills items of this form, which may have to be entered first. */
    record FillsForm(Form form, Document document) implements Meaning {}

    /** It leads somewhere ({@code <link>}, {@code <choice>}). */
    record LeadsTo(Target target, Document document) implements Meaning {}

    /** It throws an event ({@code universals}). */
    record Throws(String event) implements Meaning {}
}
