package dev.blotter.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads an amount and its currency, and refuses more decimals than the currency has. */
final class MoneyReader extends StdDeserializer<Money> {
  @Serial private static final long serialVersionUID = 1L;

  MoneyReader() {
    super(Money.class);
  }

  @Override
  public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var stated = context.readValue(parser, Stated.class);
    if (stated == null || stated.amount == null || stated.currency == null) {
      throw new Unfit(parser, Money.class, "must have an amount and a currency");
    }
    var currency = stated.currency;
    return Money.parse(stated.amount.toPlainString(), currency)
        .orElseThrow(() -> new Unfit(parser, Money.class, allowed(currency)));
  }

  private static String allowed(Currency currency) {
    return "must have at most " + currency.digits() + " decimals in " + currency;
  }

  private record Stated(@Nullable BigDecimal amount, @Nullable Currency currency) {}
}
