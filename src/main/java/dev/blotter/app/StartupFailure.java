package dev.blotter.app;

import org.jspecify.annotations.Nullable;

/** Why the service cannot start: one line for the person who started it, and an exit code. */
class StartupFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

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

  /** What a failure goes back to in the end, which is what a person wants to know. */
  static Throwable root(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
