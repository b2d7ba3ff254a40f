package dev.blotter.ledger.postgres;

import dev.blotter.eventlog.LongWork;
import dev.blotter.ledger.Fault;
import dev.blotter.ledger.Fault.Kind;
import dev.blotter.ledger.HeadArchive;
import dev.blotter.ledger.HeadJson;
import dev.blotter.ledger.HeadText;
import dev.blotter.ledger.Keys;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes heads outside the database, in their order, once they are durable within. */
@ApplicationScoped
class Publishing {

  private static final int BATCH = 100;

  private final Pool pool;
  private final HeadArchive archive;
  private final Keys keys;
  private final Faults faults;

  /** The newest head that is known to be outside; null where none is. */
  private volatile @Nullable SignedHead last;

  /** The loop and whoever takes evidence along write at once: one at a time, on workers. */
  private final Lock writing = new ReentrantLock();

  private boolean keyKept;

  Publishing(Pool pool, HeadArchive archive, Keys keys, Faults faults) {
    this.pool = pool;
    this.archive = archive;
    this.keys = keys;
    this.faults = faults;
  }

  /** Writes what is not outside yet. */
  Uni<Void> publish() {
    return HeadRows.unpublished(pool, published(), BATCH)
        .flatMap(heads -> heads.isEmpty() ? Uni.createFrom().voidItem() : publish(heads));
  }

  /** And what comes after them, unless one was refused. */
  private Uni<Void> publish(List<SignedHead> heads) {
    return LongWork.byWorker(() -> write(heads))
        .call(refused -> faults.add(refused.stream().toList(), true))
        .flatMap(
            refused ->
                refused.isEmpty() && heads.size() == BATCH
                    ? publish()
                    : Uni.createFrom().voidItem());
  }

  /** The newest head outside is this one, as the comparison has found. */
  synchronized void found(SignedHead outside) {
    if (outside.number() > published()) {
      last = outside;
    }
  }

  /** The number of the newest head that is known to be outside; 0 where none is. */
  long published() {
    var head = last;
    return head == null ? 0 : head.number();
  }

  private Optional<Fault> write(List<SignedHead> heads) {
    writing.lock();
    try {
      if (!keyKept) {
        keys.keep();
        keyKept = true;
      }
      for (var head : heads) {
        if (!bringOut(head)) {
          return Optional.of(refused(head));
        }
      }
      return Optional.empty();
    } finally {
      writing.unlock();
    }
  }

  /** Unless it was brought out meanwhile; false where it does not follow from what is there. */
  private boolean bringOut(SignedHead head) {
    if (head.number() <= published()) {
      return true;
    }
    if (!continues(head) || !archive.put(head.number(), HeadJson.write(head))) {
      return false;
    }
    found(head);
    return true;
  }

  /**
   * Whether a head of ours names the one that was written before it, or a break that was
   * acknowledged: none is signed that does without one outside.
   */
  private boolean continues(SignedHead head) {
    var before = last;
    boolean follows =
        before == null
            || head.acknowledged() != null
            || head.previous().equals(HeadText.of(before).hash());
    return follows && keys.isSigned(head);
  }

  private Fault refused(SignedHead head) {
    if (!keys.isSigned(head)) {
      return HeadsCheck.unsigned(head);
    }
    return Fault.head(
        Kind.HEAD_MISMATCH,
        head.number(),
        null,
        "head %d does not follow from what is in %s".formatted(head.number(), archive.place()));
  }
}
