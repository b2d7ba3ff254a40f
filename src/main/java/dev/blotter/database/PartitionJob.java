package dev.blotter.database;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Has the partitions made that are missing, and those dropped whose time is over. */
@Singleton
final class PartitionJob implements Recurring {

  private final Partitions partitions;
  private final PartitionsConfig config;

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
    return Rhythm.every(config.every());
  }

  @Override
  public Uni<Void> run() {
    return partitions.ensure().chain(partitions::expire).replaceWithVoid();
  }
}
