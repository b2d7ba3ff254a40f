package dev.blotter.kernel;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for what lies behind a failure. */
public final class Causes {

  private Causes() {}

  /** Whether the failure, or anything that caused it, is of that kind. */
  public static boolean any(Throwable failure, Predicate<Throwable> kind) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.test(cause)) {
        return true;
      }
    }
    return false;
  }
}
