package dev.blotter.database;

import dev.blotter.kernel.Causes;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that turned out to be closed when it was used. The pool has no pre-ping: it drops a
 * connection when it sees its end, and until then a request may be given it. Such a request asks
 * again on other connections. So may what adds rows by ids of their own, because none is added
 * twice, and what tells the same again.
 */
public final class LostConnection {
  // PostgreSQL, appendix A: terminated by an administrator, or by the crash of another backend.
  private static final Set<String> STATES = Set.of("57P01", "57P02");
  private static final String CONNECTION_CLASS = "08";
  // The client's own words about a connection that it has seen the end of.
  private static final String ENDED = "Connection is not active";

  // Where a server ends them all, the next one in the pool may have ended unseen just as well.
  private static final int AGAIN = 3;
  private static final long MOMENT_MILLIS = 20;

  // A server that works ends a statement after 30 s by itself (statement_timeout). One that hangs
  // says nothing, and keeps the connection open.
  private static final Duration PATIENCE = Duration.ofSeconds(35);

  private LostConnection() {}

  /** Asks, and again where the connection was lost; fails where the server says nothing. */
  public static <T> Uni<T> retry(Supplier<Uni<T>> asked) {
    return retry(asked, PATIENCE);
  }

  static <T> Uni<T> retry(Supplier<Uni<T>> asked, Duration patience) {
    var once = Uni.createFrom().deferred(() -> unlessSilent(asked.get(), patience));
    return upTo(AGAIN, once);
  }

  private static <T> Uni<T> upTo(int again, Uni<T> once) {
    return again == 0
        ? once
        : once.onFailure(LostConnection::explains)
            .recoverWithUni(lost -> moment().chain(() -> upTo(again - 1, once)));
  }

  /** By a timer of the event loop, so that whoever asked is told where he asked. */
  private static <T> Uni<T> unlessSilent(Uni<T> asked, Duration patience) {
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? asked
        : Uni.combine().any().of(asked, silence(context.owner(), patience.toMillis()));
  }

  private static <T> Uni<T> silence(Vertx vertx, long millis) {
    return Uni.createFrom()
        .emitter(
            end -> {
              long timer = vertx.setTimer(millis, id -> end.fail(new TimeoutException()));
              end.onTermination(() -> vertx.cancelTimer(timer));
            });
  }

  /** The event loops see in the meantime which other connections have ended. */
  private static Uni<Void> moment() {
    @Nullable Context context = Vertx.currentContext();
    return context == null
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .emitter(end -> context.owner().setTimer(MOMENT_MILLIS, timer -> end.complete(null)));
  }

  /** Whether a failure is of that kind. */
  public static boolean explains(Throwable failure) {
    return Causes.any(failure, LostConnection::isOne);
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case ClosedConnectionException closed -> true;
      case SocketException broken -> true;
      case ClosedChannelException broken -> true;
      case UnknownHostException gone -> true;
      case SSLException broken -> true;
      // What is wrong with a file or a text has a kind of its own.
      case IOException reset -> reset.getClass() == IOException.class;
      case PgException refusal -> is(refusal.getSqlState());
      case NoStackTraceThrowable client -> String.valueOf(client.getMessage()).startsWith(ENDED);
      default -> false;
    };
  }

  private static boolean is(@Nullable String state) {
    return state != null && (STATES.contains(state) || state.startsWith(CONNECTION_CLASS));
  }
}
