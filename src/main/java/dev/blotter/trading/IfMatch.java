package dev.blotter.trading;

import dev.blotter.command.CommandRejection;
import dev.blotter.kernel.ExpectedVersions;
import dev.blotter.kernel.Rejection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the versions that a client names with the one there is (RFC 9110, section 13.1.1). */
final class IfMatch {
  private IfMatch() {}

  /** The refusal where it is none of them; a client that names none gets none. */
  static Optional<Rejection> mismatch(@Nullable ExpectedVersions expected, long actual) {
    if (expected == null || expected.admit(actual)) {
      return Optional.empty();
    }
    return Optional.of(
        Rejection.of(
            CommandRejection.VERSION_MISMATCH,
            "The version named is not the current one.",
            Map.of("expected", expected.toString(), "actual", Long.toString(actual))));
  }
}
