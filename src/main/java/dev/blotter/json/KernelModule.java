package dev.blotter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Fraction;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decimals, symbols and currencies as strings; money as an object of amount and currency. */
public final class KernelModule extends SimpleModule {
  @Serial private static final long serialVersionUID = 1L;

  public KernelModule() {
    super("blotter-kernel");
    text(Quantity.class, Quantity::of);
    text(Price.class, Price::of);
    text(Notional.class, Notional::of);
    text(Symbol.class, Symbol::of);
    text(Currency.class, Currency::of);
    keys(Symbol.class, Symbol::of);
    keys(Currency.class, Currency::of);
    amount(Money.class, Money::amount, Money::currency, Money::new);
    amount(Commission.class, Commission::amount, Commission::currency, Commission::new);
    addSerializer(
        Ratio.class,
        new PairWriter<>(
            Ratio.class, "new", r -> r.newUnits().toString(), "old", r -> r.oldUnits().toString()));
    addDeserializer(Ratio.class, new PairReader<>(Ratio.class, "new", "old", Ratio::of));
    addSerializer(
        Fraction.class,
        new PairWriter<>(
            Fraction.class,
            "numerator",
            f -> f.numerator().toString(),
            "denominator",
            f -> f.denominator().toString()));
    addDeserializer(
        Fraction.class,
        new PairReader<>(
            Fraction.class,
            "numerator",
            "denominator",
            (n, d) -> new Fraction(new BigInteger(n), new BigInteger(d))));
    addSerializer(Instant.class, new InstantWriter());
    addDeserializer(Instant.class, new InstantReader());
  }

  private <T> void amount(
      Class<T> type,
      Function<T, BigDecimal> amount,
      Function<T, Currency> currency,
      BiFunction<BigDecimal, Currency, T> of) {
    addSerializer(
        type,
        new PairWriter<>(
            type,
            "amount",
            value -> amount.apply(value).toPlainString(),
            "currency",
            value -> currency.apply(value).code()));
    addDeserializer(
        type,
        new PairReader<>(
            type, "amount", "currency", (a, c) -> of.apply(new BigDecimal(a), Currency.of(c))));
  }

  private <T> void text(Class<T> type, Function<String, T> of) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(
        type,
        new StdScalarDeserializer<T>(type) {
          @Serial private static final long serialVersionUID = 1L;

          @Override
          public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return of.apply(parser.getText());
          }
        });
  }

  private <T> void keys(Class<T> type, Function<String, T> of) {
    addKeySerializer(type, new KeyWriter<>(type));
    addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return of.apply(key);
          }
        });
  }

  private static final class KeyWriter<T> extends StdSerializer<T> {
    @Serial private static final long serialVersionUID = 1L;

    KeyWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T key, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(key.toString());
    }
  }
}
