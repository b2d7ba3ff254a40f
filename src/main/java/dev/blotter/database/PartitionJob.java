package dev.blotter.database;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has the partitions made that are missing, and those dropped whose time is over. Where somebody
 * was in the way it does so again after a minute.
 */
@Singleton
final class PartitionJob implements Recurring {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Partitions partitions;
  private final PartitionsConfig config;
  private volatile @Nullable Long doneAt;

  PartitionJob(Partitions partitions, PartitionsConfig config) {
    this.partitions = partitions;
    this.config = config;
  }

  @Override
  public String name() {
    return "make-partitions";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(MINUTE.compareTo(config.every()) < 0 ? MINUTE : config.every());
  }

  @Override
  public Uni<Void> run() {
    return isDue() ? look() : Uni.createFrom().voidItem();
  }

  private boolean isDue() {
    var done = doneAt;
    return done == null || System.nanoTime() - done >= config.every().toNanos();
  }

  /** That a partition cannot be made is no reason to keep what is over. */
  private Uni<Void> look() {
    return Uni.join()
        .all(partitions.ensure(), partitions.expire())
        .usingConcurrencyOf(1)
        .andCollectFailures()
        .invoke(done -> doneAt = System.nanoTime())
        .replaceWithVoid();
  }
}
