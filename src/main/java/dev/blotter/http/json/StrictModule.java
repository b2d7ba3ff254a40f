package dev.blotter.http.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.blotter.http.Texts;
import dev.blotter.kernel.AggregateType;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Reads values of requests in exactly the forms that the API names. A decimal is a JSON string or a
 * JSON number without exponent; either is read digit by digit and never becomes a binary float.
 */
final class StrictModule extends SimpleModule {
  @Serial private static final long serialVersionUID = 1L;

  StrictModule() {
    super("blotter-strict");
    addDeserializer(String.class, new TextReader());
    value(UUID.class, ValueReader.text("a UUID", Texts::uuid));
    value(Instant.class, ValueReader.text(Texts.A_TIME, Texts::time));
    value(LocalDate.class, ValueReader.text(Texts.A_DAY, Texts::day));
    value(
        Duration.class, ValueReader.number("seconds or a duration such as PT5S", Texts::duration));
    value(Symbol.class, ValueReader.text("a symbol such as AAPL or BTC/USDT", Symbol::parse));
    value(
        AggregateType.class,
        ValueReader.text("user, portfolio, order or position", AggregateType::ofLabel));
    value(Currency.class, ValueReader.text("a currency code such as USD", Currency::named));
    value(
        BigDecimal.class, ValueReader.number("a decimal of at most 18.10 digits", Texts::decimal));
    value(
        Quantity.class,
        ValueReader.number(
            "a decimal, not negative, of at most nine decimals and below 10^15", Quantity::parse));
    value(
        Price.class,
        ValueReader.number(
            "a decimal, not negative, of at most ten decimals and below 10^12", Price::parse));
    value(
        CommissionReader.Amount.class,
        ValueReader.number("a decimal of at most 15.18 digits", CommissionReader.Amount::parse));
    addDeserializer(Commission.class, new CommissionReader());
    addSerializer(BigDecimal.class, new PlainDecimalWriter());
    addSerializer(UUID.class, new ToStringSerializer(UUID.class));
  }

  private <T> void value(Class<T> type, ValueReader.Form<T> form) {
    addDeserializer(type, new ValueReader<>(type, form));
  }
}
