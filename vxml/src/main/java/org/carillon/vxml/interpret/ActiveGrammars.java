package org.carillon.vxml.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.carillon.vxml.document.Accept;
import org.carillon.vxml.document.Choice;
import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Field;
import org.carillon.vxml.document.Form;
import org.carillon.vxml.document.FormItem;
import org.carillon.vxml.document.GrammarElement;
import org.carillon.vxml.document.InputItem;
import org.carillon.vxml.document.Link;
import org.carillon.vxml.document.Menu;
import org.carillon.vxml.document.Option;
import org.carillon.vxml.document.RecordItem;
import org.carillon.vxml.document.Transfer;
import org.carillon.vxml.grammar.GrammarMode;

/**
 * The grammars that are active while an item is visited, in order of precedence: those of the item, of the form, of the
 * document, of the application root, of the platform (VoiceXML 2.0 sections 3.1.3 and 3.1.4).
 */
final class ActiveGrammars {

    private final FormInterpretation form;
    private final ItemState item;
    private final Execution execution;
    private final List<ActiveGrammar> active = new ArrayList<>();

    ActiveGrammars(FormInterpretation form, ItemState item) {
        this.form = form;
        this.item = item;
        this.execution = form.execution(item);
    }

    /** All of them. */
    List<ActiveGrammar> all() throws VoiceXmlEvent {
        ofItem(item.item());
        if (!isModal(item.item())) {
            ofForm();
            Document document = form.context().document();
            ofDocument(document);
            if (form.context().root() != document) {
                ofDocument(form.context().root());
            }
            universals();
        }
        return active;
    }

    private static boolean isModal(FormItem item) {
        return item instanceof Field field && field.modal()
                || item instanceof RecordItem record && record.modal()
                || item instanceof Transfer;
    }

    private void ofItem(FormItem formItem) throws VoiceXmlEvent {
        if (formItem instanceof Menu menu) {
            choices(menu, form.context().document());
        } else if (formItem instanceof InputItem input) {
            add(formItem.body().grammars(), new ActiveGrammar.FillsItem(input));
        }
        if (formItem instanceof Field field) {
            builtin(field);
            for (Option option : field.options()) {
                option(field, option);
            }
        }
        links(formItem.body().links(), form.context().document());
    }

    private void builtin(Field field) throws VoiceXmlEvent {
        if (field.type() == null) {
            return;
        }
        ActiveGrammar.Meaning meaning = new ActiveGrammar.FillsItem(field);
        for (GrammarMode mode : GrammarMode.values()) {
            active.add(new ActiveGrammar(loader().builtin(mode, field.type()), meaning));
        }
    }

    private void option(Field field, Option option) throws VoiceXmlEvent {
        ActiveGrammar.Meaning meaning = new ActiveGrammar.Chooses(field, option.value());
        phrases(option.dtmf(), option.text(), option.accept(), meaning);
    }

    private void choices(Menu menu, Document document) throws VoiceXmlEvent {
        for (Choice choice : menu.choices()) {
            ActiveGrammar.Meaning meaning = new ActiveGrammar.LeadsTo(choice.target(), document);
            add(choice.grammars(), meaning);
            phrases(choice.dtmf(), choice.grammars().isEmpty() ? choice.text() : "", choice.accept(), meaning);
        }
    }

    private void phrases(String dtmf, String text, Accept accept, ActiveGrammar.Meaning meaning) throws VoiceXmlEvent {
        if (dtmf != null && !dtmf.isBlank()) {
            active.add(new ActiveGrammar(loader().phrase(GrammarMode.DTMF, dtmf, false), meaning));
        }
        if (!text.isBlank()) {
            active.add(
                    new ActiveGrammar(loader().phrase(GrammarMode.VOICE, text, accept == Accept.APPROXIMATE), meaning));
        }
    }

    private void ofForm() throws VoiceXmlEvent {
        Document document = form.context().document();
        add(form.form().grammars(), new ActiveGrammar.FillsForm(form.form(), document));
        links(form.form().links(), document);
    }

    /** Links of a document, and the grammars of its other dialogs that are active everywhere in it. */
    private void ofDocument(Document document) throws VoiceXmlEvent {
        links(document.links(), document);
        for (Form dialog : document.dialogs()) {
            if (dialog == form.form()) {
                continue;
            }
            for (GrammarElement grammar : dialog.grammars()) {
                if (Objects.requireNonNullElse(grammar.documentScope(), dialog.documentScope())) {
                    add(List.of(grammar), new ActiveGrammar.FillsForm(dialog, document));
                }
            }
            if (dialog.documentScope()
                    && !dialog.items().isEmpty()
                    && dialog.items().get(0) instanceof Menu menu) {
                choices(menu, document);
            }
        }
    }

    private void links(List<Link> links, Document document) throws VoiceXmlEvent {
        for (Link link : links) {
            ActiveGrammar.Meaning meaning = new ActiveGrammar.LeadsTo(link.target(), document);
            add(link.grammars(), meaning);
            phrases(link.dtmf(), "", Accept.EXACT, meaning);
        }
    }

    /** VoiceXML 2.0 section 6.3.6: help, cancel and exit, if the application wants them. */
    private void universals() throws VoiceXmlEvent {
        for (String event : List.of("help", "cancel", "exit")) {
            Properties properties = execution.properties();
            if (properties.lists("universals", event) || properties.lists("universals", "all")) {
                active.add(new ActiveGrammar(
                        loader().phrase(GrammarMode.VOICE, event.toLowerCase(Locale.ROOT), false),
                        new ActiveGrammar.Throws(event)));
            }
        }
    }

    private void add(List<GrammarElement> grammars, ActiveGrammar.Meaning meaning) throws VoiceXmlEvent {
        for (GrammarElement grammar : grammars) {
            active.add(new ActiveGrammar(loader().load(grammar), meaning));
        }
    }

    private GrammarLoader loader() {
        return new GrammarLoader(execution);
    }
}
