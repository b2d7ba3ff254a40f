package dev.blotter.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet with a text in each column: decimals and times as the interface writes them. */
final class RecordParquet implements EntryWriter<JsonNode> {

  private static final long ROW_GROUP_BYTES = 8L << 20;
  private static final int PAGE_BYTES = 256 << 10;

  private final CarpetWriter<Entry> writer;

  /** What the library takes for a row. */
  record Entry(JsonNode values) {}

  RecordParquet(OutputStream out, List<String> columns) {
    try {
      writer =
          new CarpetWriter.Builder<>(out, Entry.class)
              .withWriteRecordModel(model(columns))
              .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
              .withRowGroupSize(ROW_GROUP_BYTES)
              .withPageSize(PAGE_BYTES)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WriteRecordModelType<Entry> model(List<String> columns) {
    var model = FieldTypes.writeRecordModel(Entry.class);
    for (var column : columns) {
      model =
          model.withField(
              column, FieldTypes.STRING, entry -> RecordList.text(entry.values(), column));
    }
    return model;
  }

  @Override
  public void write(JsonNode entry) throws IOException {
    writer.write(new Entry(entry));
  }

  @Override
  public void end() throws IOException {
    writer.close();
  }
}
