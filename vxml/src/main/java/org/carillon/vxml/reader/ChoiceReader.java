package org.carillon.vxml.reader;

import java.util.List;
import org.carillon.vxml.document.Choice;
import org.carillon.vxml.document.GrammarElement;

/** Reads {@code <choice>}. */
final class ChoiceReader {

    private ChoiceReader() {}

    static Choice read(Tag choice, String dtmf, String accept) throws BadDocumentException {
        List<GrammarElement> grammars = choice.readAll("grammar", GrammarElementReader::read);
        return new Choice(
                dtmf,
                OptionReader.accept(choice, accept),
                TargetReader.read(choice),
                grammars,
                PromptContentReader.readContent(choice, "grammar"),
                choice.text().strip().replaceAll("\\s+", " "),
                choice.line());
    }
}
