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
import dev.blotter.kernel.Currency;
import dev.blotter.kernel.Money;
import dev.blotter.kernel.Price;
import dev.blotter.kernel.Quantity;
import dev.blotter.kernel.Symbol;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decimals, symbols and currencies as strings; money as an object of amount and currency. */
public final class KernelModule extends SimpleModule {
  @Serial private static final long serialVersionUID = 1L;

  public KernelModule() {
    super("blotter-kernel");
    text(Quantity.class, Quantity::of);
    text(Price.class, Price::of);
    text(Symbol.class, Symbol::of);
    text(Currency.class, Currency::of);
    keys(Symbol.class, Symbol::of);
    keys(Currency.class, Currency::of);
    addSerializer(Money.class, new MoneyWriter());
    addSerializer(Instant.class, new InstantWriter());
    addDeserializer(Money.class, new MoneyReader());
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

  private static final class MoneyWriter extends StdSerializer<Money> {
    @Serial private static final long serialVersionUID = 1L;

    private static final SerializableString AMOUNT = new SerializedString("amount");
    private static final SerializableString CURRENCY = new SerializedString("currency");

    MoneyWriter() {
      super(Money.class);
    }

    @Override
    public void serialize(Money money, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeFieldName(AMOUNT);
      out.writeString(money.amount().toPlainString());
      out.writeFieldName(CURRENCY);
      out.writeString(money.currency().code());
      out.writeEndObject();
    }
  }

  private static final class MoneyReader extends StdDeserializer<Money> {
    @Serial private static final long serialVersionUID = 1L;

    MoneyReader() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.isExpectedStartObjectToken()) {
        return (Money) context.handleUnexpectedToken(Money.class, parser);
      }
      // Token by token: a tree of each would be the most of the work of reading an event.
      String amount = "";
      String currency = "";
      for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        switch (name) {
          case "amount" -> amount = parser.getText();
          case "currency" -> currency = parser.getText();
          default -> context.handleUnknownProperty(parser, this, Money.class, name);
        }
      }
      return Money.of(amount, Currency.of(currency));
    }
  }
}
