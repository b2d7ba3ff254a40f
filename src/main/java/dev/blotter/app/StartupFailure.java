package dev.blotter.app;

import dev.blotter.kernel.WrongSetting;
import io.smallrye.config.ConfigValidationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why the service cannot start: one line for the person who started it, and an exit code. */
class StartupFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stands before the words for a person where a setting cannot be read. */
  private static final String CLASS_AND_CODE = "^(?:[\\w.$]+: )?(?:SRCFG\\d+: )?";

  private final String line;

  StartupFailure(String message) {
    super(message);
    this.line = message;
  }

  StartupFailure(String message, Throwable cause) {
    super(message, cause);
    this.line = message;
  }

  /** What whoever starts the service is told. */
  String line() {
    return line;
  }

  /** What the process ends with. */
  int exitCode() {
    return 1;
  }

  /** What is wrong, for a person; of settings each has a line of its own. */
  static String reason(Throwable failure) {
    Throwable root = root(failure);
    return root instanceof ConfigValidationException settings
        ? lines(settings)
        : String.valueOf(root.getMessage());
  }

  /** What a failure goes back to in the end, which is what a person wants to know. */
  static Throwable root(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return cause == null || failure instanceof WrongSetting ? failure : root(cause);
  }

  private static String lines(ConfigValidationException settings) {
    return IntStream.range(0, settings.getProblemCount())
        .mapToObj(each -> String.valueOf(settings.getProblem(each).getMessage()))
        .map(problem -> problem.replaceFirst(CLASS_AND_CODE, ""))
        .distinct()
        .collect(Collectors.joining("\n  ", "these settings are wrong:\n  ", ""));
  }
}
