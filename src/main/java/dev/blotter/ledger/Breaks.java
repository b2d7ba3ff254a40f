package dev.blotter.ledger;

import dev.blotter.kernel.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Breaks of the chain of heads that operators have acknowledged, as they are kept outside: whoever
 * has all rights on the database can write an acknowledgement into it, but none of these. Its
 * methods block.
 */
@ApplicationScoped
public class Breaks {

  private final HeadArchive archive;
  private final Keys keys;
  private final InstantSource clock;

  public Breaks(HeadArchive archive, Keys keys, InstantSource clock) {
    this.archive = archive;
    this.keys = keys;
    this.clock = clock;
  }

  /** The newest head outside, which a break is of. */
  public Optional<SignedHead> newest() {
    var number = archive.newest(0);
    return number.isEmpty()
        ? Optional.empty()
        : archive.head(number.getAsLong()).map(HeadJson::read);
  }

  /** Whether somebody has acknowledged that the database does not continue this head outside. */
  public boolean isAcknowledged(SignedHead outside) {
    return archive
        .breakAt(outside.number())
        .filter(kept -> ChainBreak.isOf(outside, kept, keys))
        .isPresent();
  }

  /** Keeps that somebody has, once for a head. */
  public void acknowledge(SignedHead outside, long fault, Actor actor, String reason) {
    if (isAcknowledged(outside)) {
      return;
    }
    keys.keep();
    var key = keys.current();
    var known = ChainBreak.of(outside, fault, clock.instant(), actor, reason, key.id());
    // Another request may have been quicker, which is as good.
    if (!archive.putBreak(outside.number(), known.signed(key)) && !isAcknowledged(outside)) {
      throw new IllegalStateException(
          "what is kept of a break at head %d in %s is nothing that we have signed"
              .formatted(outside.number(), archive.place()));
    }
  }
}
