package dev.blotter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault of a request.
 *
 * @param pointer where in the body (RFC 6901), or {@code #parameter} for a parameter or header
 * @param detail one sentence for a person
 */
@Schema(description = "One fault of the request")
public record FieldError(
    @Schema(
            description = "JSON pointer into the body, or # and the name of a parameter or header",
            examples = "/limit_price")
        String pointer,
    @Schema(examples = "must be a decimal of at most ten decimals") String detail) {

  /** The fault of a path, query or header parameter. */
  public static FieldError ofParameter(String name, String detail) {
    return new FieldError("#" + name, detail);
  }

  /** The fault of a field at the top of the body. */
  public static FieldError ofField(String name, String detail) {
    return new FieldError("/" + name, detail);
  }

  /** The field's name, nested names parted by dots; "body" where it is the body as a whole. */
  public String field() {
    return pointer.isEmpty() ? "body" : pointer.substring(1).replace('/', '.');
  }
}
