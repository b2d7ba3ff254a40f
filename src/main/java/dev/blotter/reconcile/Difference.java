package dev.blotter.reconcile;

import dev.blotter.eventlog.RecordedEvent;
import dev.blotter.eventlog.UnreplayableEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as the log says.
 *
 * @param readModel the read model with the row, or whose rows would hold the value
 * @param id the row, or null where it is about no single one
 * @param field the column; for JSON with a pointer (RFC 6901) behind it
 * @param expected by the log; null where there should be nothing
 * @param actual what there is instead; null where there is nothing
 * @param rule which rule is broken, else null
 */
public record Difference(
    Kind kind,
    String readModel,
    UUID userId,
    @Nullable UUID id,
    @Nullable String field,
    @Nullable String expected,
    @Nullable String actual,
    @Nullable Rule rule) {

  /** What is wrong. */
  public enum Kind {
    /** The log leads to a row that is not there. */
    MISSING_ROW,
    /** There is a row that the log does not lead to. */
    EXTRA_ROW,
    /** A row has another value than the log leads to. */
    DIFFERENT_VALUE,
    /** An event cannot be applied, or is missing, though no event of its user is set aside. */
    NOT_REPLAYABLE,
    /** What the log itself says does not add up. */
    BROKEN_RULE,
    /** No difference: the user's rows end before an event that is set aside. */
    PARKED
  }

  /** False where it only says that a read model is known to be behind. */
  public boolean counts() {
    return kind != Kind.PARKED;
  }

  static Difference missing(String model, UUID user, UUID id) {
    return new Difference(Kind.MISSING_ROW, model, user, id, null, null, null, null);
  }

  static Difference extra(String model, UUID user, UUID id) {
    return new Difference(Kind.EXTRA_ROW, model, user, id, null, null, null, null);
  }

  static Difference value(
      String model,
      UUID user,
      UUID id,
      String field,
      @Nullable String expected,
      @Nullable String actual) {
    return new Difference(Kind.DIFFERENT_VALUE, model, user, id, field, expected, actual, null);
  }

  static Difference parked(String model, UUID user, long position, @Nullable String reason) {
    var from = "from position " + position + (reason == null ? "" : ": " + reason);
    return new Difference(Kind.PARKED, model, user, null, "lane_position", null, from, null);
  }

  /** Whatever read model it would have been for. */
  static Difference notReplayable(RecordedEvent event, String why) {
    return notReplayable(event.aggregate().type().label() + "s", event, why);
  }

  static Difference unreadable(UnreplayableEvent event) {
    var row = event.row();
    return new Difference(
        Kind.NOT_REPLAYABLE,
        row.aggregateType() + "s",
        row.userId(),
        row.aggregateId(),
        row.eventType(),
        null,
        String.valueOf(event.getMessage()),
        null);
  }

  static Difference notReplayable(String model, RecordedEvent event, String why) {
    return new Difference(
        Kind.NOT_REPLAYABLE,
        model,
        event.userId(),
        event.aggregate().id(),
        event.event().type(),
        null,
        "at " + event.position() + ": " + why,
        null);
  }
}
