package dev.blotter.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.blotter.http.Unfit;
import java.io.IOException;
import java.io.Serial;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one kind of value from a JSON scalar, or says in words what it must be. */
final class ValueReader<T> extends StdScalarDeserializer<T> {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Form<T> form;

  ValueReader(Class<T> type, Form<T> form) {
    super(type);
    this.form = form;
  }

  static <T> Form<T> text(String words, Function<String, Optional<T>> parse) {
    return new Form<>(words, EnumSet.of(JsonToken.VALUE_STRING), parse);
  }

  static <T> Form<T> number(String words, Function<String, Optional<T>> parse) {
    var tokens =
        EnumSet.of(
            JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    return new Form<>(words, tokens, parse);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var words = "must be " + form.words;
    if (!form.tokens.contains(parser.currentToken())) {
      throw new Unfit(parser, handledType(), words);
    }
    return form.parse
        .apply(parser.getText())
        .orElseThrow(() -> new Unfit(parser, handledType(), words));
  }

  /**
   * What a value looks like.
   *
   * @param words how a person would say it
   * @param tokens the JSON tokens that it may be
   * @param parse its text read, or empty where it is no such value
   */
  record Form<T>(String words, Set<JsonToken> tokens, Function<String, Optional<T>> parse) {}
}
