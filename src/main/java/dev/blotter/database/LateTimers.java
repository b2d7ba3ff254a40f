package dev.blotter.database;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log what the pool of the client says where no connection can be had: its timer
 * fails who waits for one though he was told already that there is none, which is reported as an
 * uncaught exception. While the database is away that is an error with its stack for each request.
 */
@LoggingFilter(name = LateTimers.NAME)
public final class LateTimers implements Filter {

  static final String NAME = "late-timers";

  private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";
  private static final String TOLD_ALREADY = "Result is already complete";

  @Override
  public boolean isLoggable(LogRecord entry) {
    return !isLate(entry.getThrown());
  }

  private static boolean isLate(@Nullable Throwable thrown) {
    return thrown instanceof IllegalStateException
        && TOLD_ALREADY.equals(thrown.getMessage())
        && isOfPool(thrown.getStackTrace());
  }

  private static boolean isOfPool(StackTraceElement[] stack) {
    // What fails first is the promise itself.
    return stack.length > 1 && stack[1].getClassName().equals(POOL);
  }
}
