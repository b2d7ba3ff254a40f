package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Seal;
import dev.blotter.ledger.SignedHead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger is.
 *
 * @param lastSeal the newest of all lanes; null where there is none
 * @param lastHead null where there is none
 * @param unsealed how many events are not sealed yet
 * @param oldestUnsealed when the oldest of them was appended; null where there is none
 * @param unsigned how many sealed events no head holds yet
 * @param faults those that nobody has acknowledged
 * @param acknowledged how many somebody has, and that no verification has found gone
 * @param lastVerification of everything, however it ended; null where there is none
 * @param unverifiedSince when one last went through everything, or the first event was sealed; null
 *     where none is
 */
public record Summary(
    Status status,
    @Nullable Seal lastSeal,
    @Nullable SignedHead lastHead,
    long unsealed,
    @Nullable Instant oldestUnsealed,
    long unsigned,
    List<Faults.Known> faults,
    long acknowledged,
    @Nullable Verification lastVerification,
    @Nullable Instant unverifiedSince) {

  /** The ledger in a word. */
  public enum Status {
    /** All but the last moments is sealed, and nothing is known to be wrong. */
    SEALED,
    /** Events wait to be sealed for longer than they should. */
    BEHIND,
    /** Something is wrong that nobody has acknowledged. */
    BROKEN
  }

  public Summary {
    faults = List.copyOf(faults);
  }
}
