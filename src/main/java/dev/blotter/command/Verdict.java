package dev.blotter.command;

import dev.blotter.kernel.AggregateRef;
import dev.blotter.kernel.Change;
import dev.blotter.kernel.Decision;
import dev.blotter.kernel.Rejection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a handler decides. */
public sealed interface Verdict {

  /**
   * These events shall be appended, all or none.
   *
   * @param userId whose account it is
   * @param subject the aggregate that the answer is about
   * @param changes in order; empty where the command changes nothing
   * @param denial the reason where the events record a denial, which the caller gets as a refusal;
   *     else null
   */
  record Accepted(
      UUID userId, AggregateRef subject, List<Change> changes, @Nullable Rejection denial)
      implements Verdict {
    public Accepted {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Nothing shall be appended.
   *
   * @param userId whose account it was about, or null where that is not known; with it a retry of
   *     what was accepted before finds its first answer
   * @param subject the aggregate whose current state goes with the refusal, or null
   */
  record Refused(Rejection rejection, @Nullable UUID userId, @Nullable AggregateRef subject)
      implements Verdict {}

  /** Refused since there is nothing (for the asker) that it could be about. */
  static Verdict refuse(Rejection rejection) {
    return new Refused(rejection, null, null);
  }

  static Verdict of(UUID userId, AggregateRef subject, Decision<Change> decision) {
    return switch (decision) {
      case Decision.Accepted<Change>(var changes) -> new Accepted(userId, subject, changes, null);
      case Decision.Rejected<Change>(var rejection) -> new Refused(rejection, userId, subject);
    };
  }
}
