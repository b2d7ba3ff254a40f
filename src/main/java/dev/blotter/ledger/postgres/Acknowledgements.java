package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.kernel.Actor;
import dev.blotter.ledger.Breaks;
import dev.blotter.ledger.OutsideUnreachable;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Takes notice of faults. That the chain of heads breaks is kept outside first, signed: no head
 * goes on behind a break that the database alone says to be known.
 */
@ApplicationScoped
public class Acknowledgements {

  private final Faults faults;
  private final BrokenHeads broken;
  private final Breaks breaks;

  Acknowledgements(Faults faults, BrokenHeads broken, Breaks breaks) {
    this.faults = faults;
    this.broken = broken;
    this.breaks = breaks;
  }

  /**
   * Acknowledges all that are open, up to that number. It fails with {@link OutsideUnreachable}
   * where a break cannot be kept outside; then none of them is acknowledged.
   */
  public Uni<Void> acknowledge(long upTo, Actor actor, String reason) {
    return broken
        .open(upTo)
        .flatMap(found -> keep(found, actor, reason))
        .chain(() -> faults.acknowledge(upTo, actor, reason));
  }

  private Uni<Void> keep(Optional<BrokenHead> found, Actor actor, String reason) {
    return found
        .map(fault -> LongWork.of(() -> keep(fault, actor, reason)).replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem())
        .onFailure(OutsideUnreachable::explains)
        .transform(OutsideUnreachable::new);
  }

  /** True where the fault is one by which the chain breaks. */
  private boolean keep(BrokenHead fault, Actor actor, String reason) {
    var outside = breaks.newest().filter(head -> breaksAt(head, fault));
    outside.ifPresent(head -> breaks.acknowledge(head, fault.fault(), actor, reason));
    return outside.isPresent();
  }

  /** What a verification finds of older heads stops nothing, and the chain goes on. */
  private static boolean breaksAt(SignedHead newest, BrokenHead fault) {
    return fault.stops() || fault.head() >= newest.number();
  }
}
