package dev.blotter.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;

/** Writes decimals as strings without exponent. */
final class PlainDecimalWriter extends StdSerializer<BigDecimal> {
  @Serial private static final long serialVersionUID = 1L;

  PlainDecimalWriter() {
    super(BigDecimal.class);
  }

  @Override
  public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(value.toPlainString());
  }
}
