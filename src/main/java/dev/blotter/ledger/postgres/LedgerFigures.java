package dev.blotter.ledger.postgres;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.ledger.LedgerConfig;
import dev.blotter.ledger.SignedHead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of the ledger, for metrics and health. It looks in a rhythm of its own: also
 * where sealing fails, and where it is left to others.
 */
@ApplicationScoped
class LedgerFigures implements Recurring {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final double NANOS = 1e9;

  private final Summaries summaries;
  private final Publishing publishing;
  private final LedgerConfig config;
  private final AtomicLong sealed = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean more;
  private volatile boolean failing;
  private volatile boolean unreadable;
  private volatile @Nullable Summary summary;
  private volatile long head;
  private volatile long headSeenAt = System.nanoTime();

  LedgerFigures(Summaries summaries, Publishing publishing, LedgerConfig config) {
    this.summaries = summaries;
    this.publishing = publishing;
    this.config = config;
  }

  void passed(Sealer.Pass pass) {
    sealed.addAndGet(pass.events());
    more = pass.more();
  }

  /** A round of sealing has come to its end. */
  void worked() {
    failing = false;
  }

  void failed() {
    failing = true;
    failures.incrementAndGet();
  }

  boolean isMore() {
    return more;
  }

  @Override
  public String name() {
    return "ledger-figures";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(EVERY);
  }

  @Override
  public Uni<Void> run() {
    return summaries
        .now()
        .invoke(found -> seen(found, false))
        .onFailure()
        .invoke(fault -> seen(null, true))
        .replaceWithVoid();
  }

  private void seen(@Nullable Summary found, boolean fault) {
    if (found != null) {
      seenHead(found.lastHead(), found.unsigned() > 0);
    }
    summary = found;
    unreadable = fault;
  }

  private void seenHead(@Nullable SignedHead last, boolean waits) {
    long number = last == null ? 0 : last.number();
    if (number != head || !waits) {
      head = number;
      headSeenAt = System.nanoTime();
    }
  }

  /** How it is; null where that was not read yet, or cannot be. */
  @Nullable Summary last() {
    return summary;
  }

  /** Whether this node could not seal the last time, or cannot read how the ledger is. */
  boolean isFailing() {
    return failing || unreadable;
  }

  /** How many events this node has sealed. */
  long sealed() {
    return sealed.get();
  }

  /** How many heads are not outside yet; not a number on a node that brings none out. */
  double unpublished(Summary found) {
    if (!config.enabled()) {
      return Double.NaN;
    }
    var head = found.lastHead();
    return head == null ? 0 : Math.max(0, head.number() - publishing.published());
  }

  /**
   * For how many seconds sealed events have waited for a head to hold them. No clock has a part in
   * it, since the head of one that was ahead is of the future.
   */
  double headWaits() {
    return (System.nanoTime() - headSeenAt) / NANOS;
  }

  /** How often sealing has failed and was tried again. */
  long failures() {
    return failures.get();
  }
}
