package dev.blotter.database;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** When partitions are made and archived. */
@ConfigMapping(prefix = "blotter.partitions")
public interface PartitionsConfig {

  /** How often they are looked after, from the start on. */
  @WithDefault("24h")
  @WithConverter(IntervalConverter.class)
  Duration every();

  /** How far ahead of their time partitions are made. */
  @WithDefault("93d")
  @DurationMin(days = 1)
  Duration ahead();

  /** How long after its end a partition of the log is archived; never where empty. */
  Optional<@DurationMin Duration> archiveAfter();

  /** How long the record of reads is kept, a year at least; whole months go. */
  @WithDefault("2557d")
  @WithConverter(RetentionConverter.class)
  Duration keepAccesses();

  /** The same of the record of refusals. */
  @WithDefault("2557d")
  @WithConverter(RetentionConverter.class)
  Duration keepRefusals();

  /** The same of the record of clocks. */
  @WithDefault("2557d")
  @WithConverter(RetentionConverter.class)
  Duration keepClockSamples();

  /** The same of what prices were. */
  @WithDefault("2557d")
  @WithConverter(RetentionConverter.class)
  Duration keepQuotes();

  /** The folder that archived events are written to. */
  @WithDefault(".blotter/archive")
  String archiveFolder();
}
