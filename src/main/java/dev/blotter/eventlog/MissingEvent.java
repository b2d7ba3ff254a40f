package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;
import java.io.Serial;

/** A version of an aggregate is not in the log, though it was appended. */
public final class MissingEvent extends BrokenHistory {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param version the first that is not there
   * @param known how that is known
   */
  private MissingEvent(AggregateRef aggregate, long version, String known) {
    super(
        "%s %s has no version %d, %s"
            .formatted(aggregate.type().label(), aggregate.id(), version, known),
        null);
  }

  /**
   * What comes of an event is not known without the one before.
   *
   * @throws MissingEvent where it is not the next
   */
  public static void unlessNext(AggregateRef aggregate, long version, long before) {
    if (version != before + 1) {
      throw new MissingEvent(aggregate, before + 1, "and goes on");
    }
  }

  /**
   * What it was at a version is not known where the log ends before.
   *
   * @param last the last version that the log has
   * @param version one that it has come to
   * @throws MissingEvent where that is a later one
   */
  public static void unlessReached(AggregateRef aggregate, long last, long version) {
    if (last < version) {
      throw new MissingEvent(aggregate, last + 1, "though it has come to version " + version);
    }
  }
}
