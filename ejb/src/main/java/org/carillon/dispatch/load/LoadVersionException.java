package org.carillon.dispatch.load;

/** Somebody else has changed load management in the meantime: an answer for the one who wanted to. */
public class LoadVersionException extends Exception {

    public LoadVersionException() {
        super("load management was changed in the meantime");
    }
}
