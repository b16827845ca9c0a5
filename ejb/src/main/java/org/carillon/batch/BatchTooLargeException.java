package org.carillon.batch;

/** An upload has more rows, longer rows or more bytes than a batch may have. What came before that is stored. */
public class BatchTooLargeException extends Exception {

    BatchTooLargeException(String message) {
        super(message);
    }
}
