package dev.blotter.projection.rebuild;

import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Looks whether there is a rebuild to work on, and begins with it. */
@Singleton
final class RebuildJob implements Recurring {

  private final RebuildRunner runner;
  private final RebuildConfig config;

  RebuildJob(RebuildRunner runner, RebuildConfig config) {
    this.runner = runner;
    this.config = config;
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.poll());
  }

  /** What takes long goes on by itself. */
  @Override
  public Uni<Void> run() {
    runner.hurry();
    return Uni.createFrom().voidItem();
  }
}
