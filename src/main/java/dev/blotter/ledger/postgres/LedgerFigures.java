package dev.blotter.ledger.postgres;

import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What this node knows of the ledger, for metrics and health. */
@ApplicationScoped
class LedgerFigures {

  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final Summaries summaries;
  private final Publishing publishing;
  private final AtomicLong sealed = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean more;
  private volatile @Nullable Summary summary;
  private volatile long refreshedAt;

  LedgerFigures(Summaries summaries, Publishing publishing) {
    this.summaries = summaries;
    this.publishing = publishing;
  }

  void passed(Sealer.Pass pass) {
    sealed.addAndGet(pass.events());
    more = pass.more();
  }

  void made(Optional<SignedHead> head) {
    if (head.isPresent()) {
      refreshedAt = 0;
    }
  }

  void failed() {
    failures.incrementAndGet();
  }

  boolean isMore() {
    return more;
  }

  Uni<Void> refreshIfDue() {
    long now = System.nanoTime();
    boolean due = refreshedAt == 0 || now - refreshedAt > EVERY;
    return due
        ? summaries
            .now()
            .invoke(
                found -> {
                  summary = found;
                  refreshedAt = now;
                })
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  /** The last one read, or null where none was yet. */
  @Nullable Summary last() {
    return summary;
  }

  /** How many events this node has sealed. */
  long sealed() {
    return sealed.get();
  }

  /** How many heads are not outside yet, as far as this node knows. */
  long unpublished(Summary found) {
    var head = found.lastHead();
    return head == null ? 0 : Math.max(0, head.number() - publishing.published());
  }

  /** How often sealing has failed and was tried again. */
  long failures() {
    return failures.get();
  }
}
