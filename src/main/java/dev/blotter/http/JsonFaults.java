package dev.blotter.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a body in words of JSON, never of Java. */
final class JsonFaults {

  private JsonFaults() {}

  /** The problem that a body is which Jackson could not read. */
  static RequestProblem problem(JsonProcessingException fault) {
    if (isSyntax(fault)) {
      var detail = "not JSON" + position(fault.getLocation());
      return new RequestProblem(HttpError.MALFORMED_JSON, detail, errors(fault, detail));
    }
    if (fault instanceof UnrecognizedPropertyException unknown) {
      var detail = "is not a field of this request; known are " + known(unknown);
      return new RequestProblem(
          HttpError.UNKNOWN_FIELD,
          unknown.getPropertyName() + position(fault.getLocation()),
          errors(fault, detail));
    }
    var error = new FieldError(pointer(fault), expectation(fault));
    return new RequestProblem(
        HttpError.INVALID_FIELD,
        error.field() + " " + error.detail() + position(fault.getLocation()),
        List.of(error));
  }

  private static boolean isSyntax(JsonProcessingException fault) {
    return fault instanceof StreamReadException
        || fault.getCause() instanceof StreamReadException
        || fault.getOriginalMessage().startsWith("Trailing token");
  }

  private static List<FieldError> errors(JsonProcessingException fault, String detail) {
    var pointer = pointer(fault);
    return pointer.isEmpty() ? List.of() : List.of(new FieldError(pointer, detail));
  }

  private static String pointer(JsonProcessingException fault) {
    return fault instanceof JsonMappingException mapping
        ? mapping.getPath().stream().map(JsonFaults::step).collect(Collectors.joining())
        : "";
  }

  private static String step(JsonMappingException.Reference reference) {
    var name = reference.getFieldName();
    var step = name == null ? String.valueOf(reference.getIndex()) : name;
    return "/" + step.replace("~", "~0").replace("/", "~1");
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String expectation(JsonProcessingException fault) {
    if (fault instanceof Unfit) {
      return fault.getOriginalMessage();
    }
    return fault instanceof MismatchedInputException mismatch
        ? "must be " + kind(mismatch.getTargetType())
        : "cannot be read";
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "of another kind";
    }
    if (type.isEnum()) {
      return "one of "
          + Stream.of(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
  }

  private static String position(@Nullable JsonLocation at) {
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
