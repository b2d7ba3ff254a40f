package dev.blotter.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns violations of the constraints on parameters and bodies into faults by JSON pointer. */
final class Violations {

  /** The name that every resource method gives to the parameter which is the body. */
  private static final String BODY = "body";

  private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private Violations() {}

  static RequestProblem problem(Collection<? extends ConstraintViolation<?>> violations) {
    List<FieldError> errors =
        violations.stream()
            .map(v -> new FieldError(pointer(v.getPropertyPath()), v.getMessage()))
            .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
            .toList();
    var body = errors.stream().allMatch(error -> !error.pointer().startsWith("#"));
    var code = body ? HttpError.VALIDATION_FAILED : HttpError.INVALID_PARAMETER;
    return RequestProblem.of(code, errors);
  }

  private static String pointer(Path path) {
    var pointer = new StringBuilder();
    for (var node : path) {
      append(pointer, node);
    }
    return pointer.toString();
  }

  private static void append(StringBuilder pointer, Path.Node node) {
    var index = node.getIndex();
    if (index != null) {
      pointer.append('/').append(index);
    }
    if (node.getKind() == ElementKind.PARAMETER && !BODY.equals(node.getName())) {
      pointer.append('#').append(snake(node.getName()));
    } else if (node.getKind() == ElementKind.PROPERTY) {
      pointer.append('/').append(snake(node.getName()));
    }
  }

  private static String snake(@Nullable String name) {
    return name == null ? "" : NAMES.translate(name);
  }
}
