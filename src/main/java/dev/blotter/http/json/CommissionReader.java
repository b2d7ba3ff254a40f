package dev.blotter.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.blotter.http.Unfit;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an amount, with whatever decimals it has, and its currency, known or not. */
final class CommissionReader extends StdDeserializer<Commission> {
  @Serial private static final long serialVersionUID = 1L;

  CommissionReader() {
    super(Commission.class);
  }

  @Override
  public Commission deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    var stated = context.readValue(parser, Stated.class);
    if (stated == null || stated.amount == null || stated.currency == null) {
      throw new Unfit(parser, Commission.class, "must have an amount and a currency");
    }
    return Commission.parse(stated.amount.text, stated.currency).orElseThrow();
  }

  /** The digits of an amount as they were sent. */
  record Amount(String text) {

    static Optional<Amount> parse(String text) {
      return Commission.parse(text, Currency.USD).map(fits -> new Amount(text));
    }
  }

  private record Stated(@Nullable Amount amount, @Nullable Currency currency) {}
}
