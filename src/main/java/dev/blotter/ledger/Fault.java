package dev.blotter.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the log or with what vouches for it.
 *
 * @param lane null where it is about all of them
 * @param position of the event; null where it is about none
 * @param head the number of the head that it is about; null where it is about none
 * @param eventId as it stands in the log; null where it is not there
 */
public record Fault(
    Kind kind,
    @Nullable Integer lane,
    @Nullable Long position,
    @Nullable Long head,
    @Nullable UUID eventId,
    String detail) {

  /** What can be wrong. */
  public enum Kind {
    /** An event is not what was sealed. */
    CHANGED,
    /** An event that was sealed is not there. */
    MISSING,
    /** There is an event where another was sealed, or where there can be none. */
    EXTRA,
    /** Two events stand in each other's place. */
    SWAPPED,
    /** Events that are not sealed yet do not follow one another. */
    GAP,
    /** A seal, or a hash below it, does not follow from the leaves or from the seal before. */
    SEAL_BROKEN,
    /** A head is not what was signed, or does not agree with the seals. */
    HEAD_MISMATCH,
    /** What is said of an aggregate beside the log is not what its events say. */
    STREAM_MISMATCH,
    /** The view that events are read by is not the log and its archive, which commands go by. */
    VIEW_MISMATCH,
    /** Outside the database there are heads of more than it holds. */
    ROLLED_BACK,
    /** More is wrong than a verification names; the next names more once these are known. */
    UNNAMED
  }

  public static Fault event(Kind kind, int lane, long position, @Nullable UUID id, String detail) {
    return new Fault(kind, lane, position, null, id, detail);
  }

  public static Fault lane(Kind kind, int lane, long position, String detail) {
    return new Fault(kind, lane, position, null, null, detail);
  }

  public static Fault head(Kind kind, long head, @Nullable Integer lane, String detail) {
    return new Fault(kind, lane, null, head, null, detail);
  }
}
