package org.carillon.vxml.interpret;

/** {@code <field>}, {@code <menu>} and {@code <initial>}: ask, listen, process. */
final class InputVisit implements Visit {

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        form.queuePrompts(item);
        ActiveGrammars active = new ActiveGrammars(form, item);
        Recognition input = new InputCollector(form, item, active.all()).collect();
        return new InputProcessing(form, item).process(input);
    }
}
