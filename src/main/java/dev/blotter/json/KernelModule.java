package dev.blotter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.blotter.kernel.Commission;
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Notional;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Ratio;
import dev.blotter.kernel.Symbol;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
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
    addSerializer(Money.class, new AmountWriter<>(Money.class, Money::amount, Money::currency));
    addSerializer(
        Commission.class,
        new AmountWriter<>(Commission.class, Commission::amount, Commission::currency));
    addSerializer(Ratio.class, new RatioWriter());
    addSerializer(Instant.class, new InstantWriter());
    addDeserializer(Money.class, new AmountReader<>(Money.class, Money::new));
    addDeserializer(Commission.class, new AmountReader<>(Commission.class, Commission::new));
    addDeserializer(Ratio.class, new RatioReader());
    addDeserializer(Instant.class, new InstantReader());
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

  /** Writes an amount with its currency. */
  private static final class AmountWriter<T> extends StdSerializer<T> {
    @Serial private static final long serialVersionUID = 1L;

    private static final SerializableString AMOUNT = new SerializedString("amount");
    private static final SerializableString CURRENCY = new SerializedString("currency");

    private final transient Function<T, BigDecimal> amount;
    private final transient Function<T, Currency> currency;

    AmountWriter(Class<T> type, Function<T, BigDecimal> amount, Function<T, Currency> currency) {
      super(type);
      this.amount = amount;
      this.currency = currency;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeFieldName(AMOUNT);
      out.writeString(amount.apply(value).toPlainString());
      out.writeFieldName(CURRENCY);
      out.writeString(currency.apply(value).code());
      out.writeEndObject();
    }
  }

  /** Reads an amount with its currency. */
  private static final class AmountReader<T> extends StdDeserializer<T> {
    @Serial private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final transient BiFunction<BigDecimal, Currency, T> of;

    AmountReader(Class<T> type, BiFunction<BigDecimal, Currency, T> of) {
      super(type);
      this.type = type;
      this.of = of;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.isExpectedStartObjectToken()) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      // Token by token: a tree of each would be the most of the work of reading an event.
      String amount = "";
      String currency = "";
      for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        switch (name) {
          case "amount" -> amount = parser.getText();
          case "currency" -> currency = parser.getText();
          default -> context.handleUnknownProperty(parser, this, type, name);
        }
      }
      return of.apply(new BigDecimal(amount), Currency.of(currency));
    }
  }
}
