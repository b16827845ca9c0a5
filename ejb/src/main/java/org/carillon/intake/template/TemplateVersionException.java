package org.carillon.intake.template;

import jakarta.ejb.ApplicationException;

/** The template is not, or no more, what its sender believes. Nothing was changed. */
@ApplicationException(rollback = true)
public class TemplateVersionException extends Exception {

    TemplateVersionException() {
        super("the template is another by now");
    }
}
