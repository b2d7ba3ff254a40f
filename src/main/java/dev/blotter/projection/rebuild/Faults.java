package dev.blotter.projection.rebuild;

import dev.blotter.database.LostConnection;
import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.Set;

/** Tells what goes wrong for the moment from what would go wrong again. */
final class Faults {

  // PostgreSQL, appendix A, by its own names but for the lease.
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String NOT_IN_PREREQUISITE_STATE = "55000";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK_DETECTED = "40P01";
  private static final String OBJECT_IN_USE = "55006";
  private static final String QUERY_CANCELED = "57014";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String CANNOT_CONNECT_NOW = "57P03";
  private static final String LEASE_LOST = "25P03";
  private static final Set<String> PASSING =
      Set.of(
          LOCK_NOT_AVAILABLE,
          SERIALIZATION_FAILURE,
          DEADLOCK_DETECTED,
          OBJECT_IN_USE,
          QUERY_CANCELED,
          TOO_MANY_CONNECTIONS,
          CANNOT_CONNECT_NOW,
          LEASE_LOST);

  private Faults() {}

  /** Somebody held what was wanted for too long. */
  static boolean isLock(Throwable fault) {
    return has(fault, LOCK_NOT_AVAILABLE);
  }

  /** The new tables lack what the live ones have. */
  static boolean isNotReady(Throwable fault) {
    return has(fault, NOT_IN_PREREQUISITE_STATE);
  }

  /** Another transaction was first. */
  static boolean isSerialization(Throwable fault) {
    return has(fault, SERIALIZATION_FAILURE);
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
