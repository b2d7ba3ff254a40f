package dev.blotter.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.blotter.http.Texts;
import dev.blotter.http.Unfit;
import java.io.IOException;
import java.io.Serial;

/** Reads strings only, and only such as can be stored and shown: see {@link Texts#isPlain}. */
final class TextReader extends StdScalarDeserializer<String> {
  @Serial private static final long serialVersionUID = 1L;

  TextReader() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (String) context.handleUnexpectedToken(handledType(), parser);
    }
    var text = parser.getText();
    if (!Texts.isPlain(text)) {
      throw new Unfit(parser, handledType(), "must not have control characters");
    }
    return text;
  }
}
