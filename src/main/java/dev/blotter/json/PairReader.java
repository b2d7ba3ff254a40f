package dev.blotter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.function.BiFunction;

/** Reads what {@link PairWriter} writes. */
final class PairReader<T> extends StdDeserializer<T> {
  @Serial private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final String firstName;
  private final String secondName;
  private final transient BiFunction<String, String, T> of;

  PairReader(Class<T> type, String firstName, String secondName, BiFunction<String, String, T> of) {
    super(type);
    this.type = type;
    this.firstName = firstName;
    this.secondName = secondName;
    this.of = of;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    // Token by token: a tree of each would be the most of the work of reading an event.
    String first = "";
    String second = "";
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals(firstName)) {
        first = parser.getText();
      } else if (name.equals(secondName)) {
        second = parser.getText();
      } else {
        context.handleUnknownProperty(parser, this, type, name);
      }
    }
    return of.apply(first, second);
  }
}
