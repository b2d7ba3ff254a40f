package dev.blotter.projection.rebuild;

import dev.blotter.eventlog.postgres.LostConnection;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.Set;

/** Tells what goes wrong for the moment from what would go wrong again. */
final class Faults {

  // PostgreSQL, appendix A.
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String NOT_READY = "55000";
  private static final String SERIALIZATION = "40001";
  private static final String LEASE_LOST = "25P03";
  private static final Set<String> PASSING =
      Set.of(
          LOCK_NOT_AVAILABLE,
          SERIALIZATION,
          LEASE_LOST,
          "40P01",
          "55006",
          "57014",
          "53300",
          "57P03");

  private Faults() {}

  /** Somebody held what was wanted for too long. */
  static boolean isLock(Throwable fault) {
    return has(fault, LOCK_NOT_AVAILABLE);
  }

  /** The new tables lack what the live ones have. */
  static boolean isNotReady(Throwable fault) {
    return has(fault, NOT_READY);
  }

  /** Another transaction was first. */
  static boolean isSerialization(Throwable fault) {
    return has(fault, SERIALIZATION);
  }

  /** It may well work next time. */
  static boolean isPassing(Throwable fault) {
    return switch (fault) {
      case CompositeException several -> several.getCauses().stream().allMatch(Faults::isPassing);
      case PgException refusal ->
          PASSING.contains(state(refusal)) || LostConnection.explains(refusal);
      case RuntimeException ours -> LostConnection.explains(ours);
      default -> true;
    };
  }

  static String reason(Throwable fault) {
    return switch (fault) {
      case CompositeException several -> reason(several.getCauses().getFirst());
      case PgException refusal ->
          Objects.requireNonNullElse(refusal.getErrorMessage(), refusal.toString());
      default -> fault.toString();
    };
  }

  private static boolean has(Throwable fault, String state) {
    return fault instanceof PgException refusal && state(refusal).equals(state);
  }

  private static String state(PgException refusal) {
    return Objects.requireNonNullElse(refusal.getSqlState(), "");
  }
}
