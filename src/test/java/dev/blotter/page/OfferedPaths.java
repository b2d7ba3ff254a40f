package dev.blotter.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests of what the service does not offer yet, by the approved description of the API. */
final class OfferedPaths implements ExecutionCondition {

  private static final Path DESCRIPTION = Path.of("src/test/resources/openapi.yaml");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var offered = lines();
    var missing =
        AnnotationSupport.findAnnotation(context.getElement(), Needs.class).stream()
            .flatMap(needs -> Stream.of(needs.value()))
            .filter(path -> !offered.contains(unnamed("  " + path + ":")))
            .toList();
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("all of it is offered")
        : ConditionEvaluationResult.disabled("the service does not offer yet " + missing);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DESCRIPTION).stream().map(OfferedPaths::unnamed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever a path's parameters are called. */
  private static String unnamed(String path) {
    return path.replaceAll("\\{[^}]+}", "{}");
  }
}
