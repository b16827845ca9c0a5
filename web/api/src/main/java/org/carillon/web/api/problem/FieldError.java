package org.carillon.web.api.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one part of a request.
 *
 * @param field a JSON pointer (RFC 6901) into the body, or the name of a query parameter or header
 * @param detail a sentence
 */
@Schema(name = "FieldError", description = "What is wrong with one part of a request")
public record FieldError(
        @Schema(
                        description = "A JSON pointer into the body, or the name of a query parameter or header field",
                        example = "/to")
                String field,
        @Schema(example = "is not a number in E.164 form, such as +15550100") String detail) {}
