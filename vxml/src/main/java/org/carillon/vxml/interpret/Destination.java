package org.carillon.vxml.interpret;

import org.carillon.vxml.document.Document;
import org.carillon.vxml.document.Form;

/**
 * A dialog to go to.
 *
 * @param document it stands in
 * @param root its application root document; the document itself if it has none
 * @param dialog the form or menu
 * @param how what becomes of the variables around it
 * @param input an utterance that its grammar matched already, or null
 */
record Destination(Document document, Document root, Form dialog, How how, Recognition input) {

    /** VoiceXML 2.0 section 1.5.2. */
    enum How {
        /** Within the document: nothing is initialised but the dialog. */
        SAME_DOCUMENT,
        /** By {@code <goto>}, link or choice: the application's variables stay if the root document does. */
        GOTO,
        /** By {@code <submit>}: a root document entered this way starts afresh. */
        SUBMIT
    }
}
