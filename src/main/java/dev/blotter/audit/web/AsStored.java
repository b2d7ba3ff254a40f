package dev.blotter.audit.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.blotter.json.Json;
import java.io.IOException;

/** Writes an event or a state into an answer in the form in which it is stored. */
final class AsStored extends JsonSerializer<Object> {

  // The answer goes out when it is whole.
  private static final ObjectWriter WRITER =
      Json.MAPPER.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

  @Override
  public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    WRITER.writeValue(out, value);
  }
}
