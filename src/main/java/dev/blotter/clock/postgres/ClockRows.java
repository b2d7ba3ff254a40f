package dev.blotter.clock.postgres;

import dev.blotter.clock.ClockSample;
import dev.blotter.clock.ClockSummary;
import dev.blotter.clock.Reading;
import dev.blotter.clock.RecordedSample;
import dev.blotter.projection.RowSource;
import dev.blotter.projection.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Rows of the record of clocks, as they are written and read: in microseconds. */
final class ClockRows implements RowSource<RecordedSample> {

  /** The database says when, and gives it an id. */
  static final String INSERT =
      """
      INSERT INTO clock_samples (node, reference, offset_us, uncertainty_us, tolerance_us)
      VALUES ($1, $2, $3, $4, $5)""";

  static Tuple columns(ClockSample sample) {
    return Tuple.of(
        sample.node(),
        sample.reference(),
        micros(sample.reading().offset()),
        micros(sample.reading().uncertainty()),
        micros(sample.tolerance()));
  }

  static long micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration);
  }

  @Override
  public String select() {
    return "SELECT * FROM clock_samples";
  }

  @Override
  public RecordedSample read(Row row) {
    var sample =
        new ClockSample(
            row.getString("node"),
            row.getString("reference"),
            reading(row),
            duration(row, "tolerance_us"));
    return new RecordedSample(row.getUUID("id"), Stored.time(row, "sampled_at"), sample);
  }

  static ClockSummary summary(Row row) {
    return new ClockSummary(
        row.getString("node"),
        row.getString("reference"),
        row.getLong("samples"),
        row.getLong("beyond"),
        reading(row),
        Stored.time(row, "worst_at"),
        Stored.time(row, "first_at"),
        Stored.time(row, "last_at"));
  }

  private static Reading reading(Row row) {
    return new Reading(duration(row, "offset_us"), duration(row, "uncertainty_us"));
  }

  private static Duration duration(Row row, String column) {
    return Duration.of(row.getLong(column), ChronoUnit.MICROS);
  }
}
