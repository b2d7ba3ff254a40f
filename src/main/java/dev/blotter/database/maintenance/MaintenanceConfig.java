package dev.blotter.database.maintenance;

import dev.blotter.job.IntervalConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** When the database is maintained without being asked, and how. */
@ConfigMapping(prefix = "blotter.maintenance")
public interface MaintenanceConfig {

  /** Whether the schedule asks for tasks; operators always may. */
  @WithDefault("true")
  boolean enabled();

  /** How often it is looked what is due. */
  @WithDefault("1h")
  @WithConverter(IntervalConverter.class)
  Duration every();

  /** The time of day (UTC) in which the schedule may ask, such as 01:00-05:00; any where empty. */
  Optional<@WithConverter(DailyWindowConverter.class) DailyWindow> window();

  /** How often a node looks whether a task waits. */
  @WithDefault("5s")
  @WithConverter(IntervalConverter.class)
  Duration poll();

  /** How long a task waits for a lock before it gives up and is tried again. */
  @WithDefault("10s")
  @DurationMin(millis = 1)
  Duration lockTimeout();

  /** No index is made anew while a transaction has been open for longer. */
  @WithDefault("60s")
  @DurationMin(millis = 1)
  Duration oldestTransaction();

  /** Analyze a table after so many changed rows. */
  @WithDefault("50000")
  @Min(1)
  long analyzeAfter();

  /** Vacuum a table with so many dead rows, if they are a tenth of it. */
  @WithDefault("50000")
  @Min(1)
  long vacuumAfter();

  /** Make an index anew of which this part is estimated to be bloat. */
  @WithDefault("0.5")
  @DecimalMin("0.01")
  @DecimalMax("1")
  BigDecimal reindexBloat();

  /** But leave smaller indexes alone; bytes. */
  @WithDefault("10485760")
  @Min(0)
  long reindexBytes();
}
