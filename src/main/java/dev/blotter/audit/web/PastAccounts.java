package dev.blotter.audit.web;

import dev.blotter.audit.account.AccountFold;
import dev.blotter.audit.account.AccountHistory;
import dev.blotter.audit.account.HistoryTooLong;
import dev.blotter.audit.account.Telling;
import dev.blotter.audit.account.TooManyHistories;
import dev.blotter.eventlog.EventLog;
import dev.blotter.eventlog.StreamHead;
import dev.blotter.http.Caller;
import dev.blotter.http.HttpError;
import dev.blotter.http.RequestProblem;
import dev.blotter.kernel.AggregateRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Replays what users had, for those who may see it. */
@ApplicationScoped
class PastAccounts {

  private static final String BUSY =
      "as many long histories are being replayed as may be at a time; try again";

  /** What is said of the moment that is asked for. */
  static final String AT = "As the log had it then; now where it is left out";

  static final String TOO_LONG = "HISTORY_TOO_LONG: ask for an earlier moment";
  static final String TOO_MUCH = "HISTORY_TOO_LONG or EXPORT_TOO_LARGE: ask for an earlier moment";

  private final AccountHistory history;
  private final EventLog log;
  private final Caller caller;

  PastAccounts(AccountHistory history, EventLog log, Caller caller) {
    this.history = history;
    this.log = log;
    this.caller = caller;
  }

  /** A user who was there by then; a 404 where there was none, or none for the caller. */
  Uni<StreamHead> user(UUID userId, Instant until) {
    caller.mustSee(userId);
    return log.head(AggregateRef.user(userId))
        .map(
            head ->
                head.filter(user -> !user.firstOccurredAt().isAfter(until))
                    .orElseThrow(PastAccounts::unknown));
  }

  private static RequestProblem unknown() {
    return RequestProblem.of(HttpError.USER_NOT_FOUND, "there is no such user, or not yet by then");
  }

  /** What the user's events up to a moment lead to. */
  <F extends AccountFold> Uni<F> fold(StreamHead user, Instant until, Supplier<F> start) {
    return history.fold(user, until, start).onFailure().transform(PastAccounts::problem);
  }

  /** The same of a user by id. */
  <F extends AccountFold> Uni<F> fold(UUID userId, Instant until, Supplier<F> start) {
    return user(userId, until).chain(user -> fold(user, until, start));
  }

  /** What they lead to bit by bit, of a user by id. */
  <T> Multi<List<T>> told(UUID userId, Instant until, Supplier<? extends Telling<T>> start) {
    return user(userId, until)
        .onItem()
        .transformToMulti(user -> history.<T>told(user, until, start))
        .onFailure()
        .transform(PastAccounts::problem);
  }

  private static Throwable problem(Throwable fault) {
    return switch (fault) {
      case HistoryTooLong tooLong -> tooLong(tooLong.limit());
      case TooManyHistories tooMany -> RequestProblem.of(HttpError.OVERLOADED, BUSY);
      default -> fault;
    };
  }

  private static RequestProblem tooLong(long limit) {
    return RequestProblem.of(
        HttpError.HISTORY_TOO_LONG,
        "more than %d events would be replayed; ask for an earlier moment, or for single aggregates"
            .formatted(limit));
  }

  static RequestProblem noPortfolio() {
    return RequestProblem.notFound("portfolio, or not yet by then");
  }
}
