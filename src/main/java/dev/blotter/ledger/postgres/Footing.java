package dev.blotter.ledger.postgres;

import dev.blotter.ledger.Hash;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.SignedHead;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a head goes on from.
 *
 * @param within the newest head in the database
 * @param known the last acknowledged fault of heads that no head names yet
 * @param before the head that the new one names
 * @param breaks whether the new one names the fault as well, since it need not continue that head
 */
record Footing(
    Optional<SignedHead> within,
    Optional<BrokenHead> known,
    Optional<SignedHead> before,
    boolean breaks) {

  /** Where the head continues the one in the database. */
  static Footing on(Optional<SignedHead> within, Optional<BrokenHead> known) {
    return new Footing(within, known, within, false);
  }

  /** Where it is the first behind a break. */
  static Footing behind(
      Optional<SignedHead> outside, Optional<SignedHead> within, Optional<BrokenHead> known) {
    return new Footing(within, known, outside.or(() -> within), true);
  }

  /** Of the new head: behind all that there are, outside and within. */
  long number() {
    return Math.max(number(before), number(within)) + 1;
  }

  Hash previous() {
    return before.map(head -> HeadText.of(head).hash()).orElse(Hash.NONE);
  }

  /** The number of the fault that the new head names; null where it names none. */
  @Nullable Long acknowledged() {
    return breaks ? known.map(BrokenHead::fault).orElse(null) : null;
  }

  static long number(Optional<SignedHead> head) {
    return head.map(SignedHead::number).orElse(0L);
  }
}
