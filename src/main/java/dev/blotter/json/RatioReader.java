package dev.blotter.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.blotter.kernel.Ratio;
import java.io.IOException;
import java.io.Serial;
import java.math.BigInteger;

/** Reads what {@link RatioWriter} writes. */
final class RatioReader extends StdDeserializer<Ratio> {
  @Serial private static final long serialVersionUID = 1L;

  RatioReader() {
    super(Ratio.class);
  }

  @Override
  public Ratio deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      return (Ratio) context.handleUnexpectedToken(Ratio.class, parser);
    }
    var newUnits = BigInteger.ZERO;
    var oldUnits = BigInteger.ZERO;
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "new" -> newUnits = new BigInteger(parser.getText());
        case "old" -> oldUnits = new BigInteger(parser.getText());
        default -> context.handleUnknownProperty(parser, this, Ratio.class, name);
      }
    }
    return new Ratio(newUnits, oldUnits);
  }
}
