package dev.blotter.database;

import dev.blotter.kernel.Causes;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that cannot be had at the moment from one that refuses what it was asked. That
 * is for who asked, who is to come back in a while; what may be sent again at once is fewer things:
 * a full pool, or a server that starts, is only made worse by that.
 */
public final class DatabaseUnavailable {
  // PostgreSQL, appendix A: connections; resources, as a full disk or no connection left; what an
  // operator or a time-out has ended, or a crash, and a server that starts.
  private static final Set<String> CLASSES = Set.of("08", "53", "57");
  // A lock not had in time; read-only, as a standby before it takes over; a disk that fails.
  private static final Set<String> STATES = Set.of("55P03", "25006", "58030");
  private static final int CLASS_LENGTH = 2;
  // The pool's own words for "nobody gave a connection back in time" and for its end.
  private static final Set<String> WORDS_OF_THE_POOL =
      Set.of("Timeout", "Timeout waiting for connection", "Pool closed");

  private DatabaseUnavailable() {}

  /** Whether the failure, or what caused it, is of that kind: it may go well at the next try. */
  public static boolean explains(Throwable failure) {
    return LostConnection.explains(failure) || Causes.any(failure, DatabaseUnavailable::isOne);
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case TimeoutException silent -> true;
      case ConnectionPoolTooBusyException full -> true;
      case PgException refusal -> is(refusal.getSqlState());
      case NoStackTraceThrowable pool -> WORDS_OF_THE_POOL.contains(pool.getMessage());
      case VertxException pool -> WORDS_OF_THE_POOL.contains(pool.getMessage());
      default -> false;
    };
  }

  private static boolean is(@Nullable String state) {
    return state != null
        && (STATES.contains(state) || CLASSES.contains(state.substring(0, CLASS_LENGTH)));
  }
}
