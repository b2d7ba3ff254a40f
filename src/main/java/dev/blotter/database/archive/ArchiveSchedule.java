package dev.blotter.database.archive;

import dev.blotter.database.PartitionsConfig;
import dev.blotter.database.maintenance.MaintenanceTask;
import dev.blotter.database.maintenance.MaintenanceTasks;
import dev.blotter.database.maintenance.TaskKind;
import dev.blotter.job.Jobs;
import dev.blotter.kernel.Actor;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks for the archive of partitions that are old enough, where the configuration says how old. */
@ApplicationScoped
public class ArchiveSchedule {

  private static final String JOB = "archive-schedule";
  private static final Actor ACTOR = Actor.system("archive");

  private final Jobs jobs;
  private final PartitionReport report;
  private final MaintenanceTasks tasks;
  private final InstantSource clock;
  private final Optional<Duration> archiveAfter;

  public ArchiveSchedule(
      Jobs jobs,
      PartitionReport report,
      MaintenanceTasks tasks,
      InstantSource clock,
      PartitionsConfig config) {
    this.jobs = jobs;
    this.report = report;
    this.tasks = tasks;
    this.clock = clock;
    this.archiveAfter = config.archiveAfter();
  }

  @Scheduled(every = "${blotter.partitions.every:24h}", delayed = "1m", identity = JOB)
  Uni<Void> look() {
    return jobs.again(JOB, () -> ask().replaceWithVoid());
  }

  /** Asks for all that is due, the oldest first. */
  public Uni<List<MaintenanceTask>> ask() {
    return archiveAfter
        .map(age -> report.events().flatMap(events -> ask(events, age)))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
  }

  private Uni<List<MaintenanceTask>> ask(TablePartitions events, Duration age) {
    var before = clock.instant().minus(age);
    return Multi.createFrom()
        .iterable(events.partitions())
        .filter(partition -> partition.state() == PartitionState.ATTACHED)
        .filter(partition -> !partition.to().isAfter(before))
        .onItem()
        .transformToUniAndConcatenate(
            partition -> tasks.request(TaskKind.ARCHIVE, partition.name(), ACTOR, null))
        .collect()
        .asList();
  }
}
