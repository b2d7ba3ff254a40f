package dev.blotter.audit.export;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import dev.blotter.eventlog.EventRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Parquet: ids as UUIDs, times in microseconds of UTC, the payload as JSON in a text. It is not
 * compressed itself, since the zip file around it is.
 */
final class ParquetWriter implements EntryWriter<EventRow> {

  private static final WriteRecordModelType<EventRow> COLUMNS =
      FieldTypes.writeRecordModel(EventRow.class)
          .withField("lane", EventRow::lane)
          .withField("lane_position", EventRow::lanePosition)
          .withField("occurred_at", FieldTypes.INSTANT.notNull(), EventRow::occurredAt)
          .withField("event_id", FieldTypes.UUID.notNull(), EventRow::eventId)
          .withField("aggregate_type", FieldTypes.STRING.notNull(), EventRow::aggregateType)
          .withField("aggregate_id", FieldTypes.UUID.notNull(), EventRow::aggregateId)
          .withField("aggregate_version", EventRow::aggregateVersion)
          .withField("event_type", FieldTypes.STRING.notNull(), EventRow::eventType)
          .withField("schema_version", EventRow::schemaVersion)
          .withField("user_id", FieldTypes.UUID.notNull(), EventRow::userId)
          .withField("effective_at", FieldTypes.INSTANT, EventRow::effectiveAt)
          .withField("command_id", FieldTypes.STRING.notNull(), EventRow::commandId)
          .withField("correlation_id", FieldTypes.UUID.notNull(), EventRow::correlationId)
          .withField("causation_id", FieldTypes.UUID, EventRow::causationId)
          .withField("actor_type", FieldTypes.STRING.notNull(), EventRow::actorType)
          .withField("actor_id", FieldTypes.STRING.notNull(), EventRow::actorId)
          .withField("payload", FieldTypes.STRING.notNull().asJson(), EventRow::payload);

  /** What is held in memory until it is written. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private static final int PAGE_BYTES = 256 << 10;

  private final CarpetWriter<EventRow> writer;

  ParquetWriter(OutputStream out) {
    try {
      writer =
          new CarpetWriter.Builder<>(out, EventRow.class)
              .withWriteRecordModel(COLUMNS)
              .withDefaultTimeUnit(TimeUnit.MICROS)
              .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
              .withRowGroupSize(ROW_GROUP_BYTES)
              .withPageSize(PAGE_BYTES)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(EventRow event) throws IOException {
    writer.write(event);
  }

  @Override
  public void end() throws IOException {
    writer.close();
  }
}
