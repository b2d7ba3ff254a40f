package dev.blotter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.blotter.kernel.Ratio;
import java.io.IOException;
import java.io.Serial;

/** Writes a ratio as an object of its two whole numbers, {@code new} and {@code old}. */
final class RatioWriter extends StdSerializer<Ratio> {
  @Serial private static final long serialVersionUID = 1L;

  RatioWriter() {
    super(Ratio.class);
  }

  @Override
  public void serialize(Ratio ratio, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("new", ratio.newUnits().toString());
    out.writeStringField("old", ratio.oldUnits().toString());
    out.writeEndObject();
  }
}
