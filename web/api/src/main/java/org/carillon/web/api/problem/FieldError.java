package org.carillon.web.api.problem;

/**
 * What is wrong with one part of a request.
 *
 * @param field a JSON pointer (RFC 6901) into the body, or the name of a query parameter or header
 * @param detail a sentence
 */
public record FieldError(String field, String detail) {}
