package dev.blotter.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.blotter.kernel.Decimals;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Writes what a request asks for in the one way that all its spellings share: as our own mapper
 * writes what it has read, so that neither spaces nor the order of fields matter, and decimals
 * without the zeros that say nothing.
 */
final class CanonicalBody {
  private final ObjectWriter writer;

  CanonicalBody(ObjectMapper mapper) {
    var decimals = new SimpleModule("blotter-canonical");
    decimals.addSerializer(BigDecimal.class, new NormalDecimalWriter());
    this.writer = mapper.copy().registerModule(decimals).writer();
  }

  String text(Object body) {
    try {
      return writer.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes 5 and 5.00 alike. */
  private static final class NormalDecimalWriter extends StdSerializer<BigDecimal> {
    @Serial private static final long serialVersionUID = 1L;

    NormalDecimalWriter() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(Decimals.normal(value).toPlainString());
    }
  }
}
