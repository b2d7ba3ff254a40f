package dev.blotter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Function;

/** Writes a value as an object of two strings, such as an amount and its currency. */
final class PairWriter<T> extends StdSerializer<T> {
  @Serial private static final long serialVersionUID = 1L;

  private final SerializableString firstName;
  private final SerializableString secondName;
  private final transient Function<T, String> first;
  private final transient Function<T, String> second;

  PairWriter(
      Class<T> type,
      String firstName,
      Function<T, String> first,
      String secondName,
      Function<T, String> second) {
    super(type);
    this.firstName = new SerializedString(firstName);
    this.secondName = new SerializedString(secondName);
    this.first = first;
    this.second = second;
  }

  @Override
  public void serialize(T value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeFieldName(firstName);
    out.writeString(first.apply(value));
    out.writeFieldName(secondName);
    out.writeString(second.apply(value));
    out.writeEndObject();
  }
}
