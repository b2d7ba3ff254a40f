package dev.blotter.database.archive;

import dev.blotter.database.PartitionsConfig;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.MaintenanceTasks;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.job.Recurring;
import dev.blotter.job.Rhythm;
import dev.blotter.kernel.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Asks for the archive of partitions that are old enough, where the configuration says how old. */
@ApplicationScoped
public class ArchiveSchedule implements Recurring {

  private static final Actor ACTOR = Actor.system("archive");

  private final PartitionReport report;
  private final MaintenanceTasks tasks;
  private final InstantSource clock;
  private final PartitionsConfig config;

  public ArchiveSchedule(
      PartitionReport report,
      MaintenanceTasks tasks,
      InstantSource clock,
      PartitionsConfig config) {
    this.report = report;
    this.tasks = tasks;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public String name() {
    return "archive-schedule";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.every(config.every()).after(Duration.ofMinutes(1));
  }

  @Override
  public Uni<Void> run() {
    return ask().replaceWithVoid();
  }

  /** Asks for all that is due, the oldest first. */
  public Uni<List<MaintenanceTask>> ask() {
    return config
        .archiveAfter()
        .map(age -> report.events().flatMap(events -> ask(events, age)))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  private Uni<List<MaintenanceTask>> ask(TablePartitions events, Duration age) {
    var before = clock.instant().minus(age);
    return Multi.createFrom()
        .iterable(events.partitions())
        // One that was broken off half-way is finished by asking for it again.
        .filter(partition -> partition.state() != PartitionState.ARCHIVED)
        .filter(partition -> !partition.to().isAfter(before))
        .onItem()
        .transformToUniAndConcatenate(
            partition -> tasks.request(TaskKind.ARCHIVE, partition.name(), ACTOR, null))
        .collect()
        .asList();
  }
}
