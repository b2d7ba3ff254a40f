package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, asked by paths of names and places: {@code items[0].qty}, or {@code
 * items.qty} for those of all items.
 *
 * <p>REST-assured takes each path for a program, which it compiles whenever it is asked; only what
 * is no plain path is left to it.
 */
public final class JsonBody {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern STEP = Pattern.compile("(?<name>[^.\\[\\]]+)|\\[(?<place>-?\\d+)]");

  private final @Nullable Object body;

  /** Called for {@code answer.as(JsonBody.class)}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  JsonBody(@Nullable Object body) {
    this.body = body;
  }

  /** A body in which there is at the path what is expected. */
  public static <T extends @Nullable Object> Matcher<String> at(String path, Matcher<T> expected) {
    return new FeatureMatcher<String, T>(expected, "a body with " + path, path) {
      @Override
      protected T featureValueOf(String body) {
        return of(body).at(path);
      }
    };
  }

  private static JsonBody of(String body) {
    try {
      return MAPPER.readValue(body, JsonBody.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  /** What is there, as the caller knows it to be; null where nothing is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends @Nullable Object> T at(String path) {
    var value = body;
    var steps = STEP.matcher(path);
    while (steps.find()) {
      var name = steps.group("name");
      value = name == null ? placed(value, steps.group("place")) : named(value, name);
    }
    return (T) value;
  }

  private static @Nullable Object named(@Nullable Object value, String name) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> fields -> fields.get(name);
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>();
        items.forEach(item -> all.add(named(item, name)));
        yield all;
      }
      default -> throw new AssertionError("%s has no %s".formatted(value, name));
    };
  }

  private static @Nullable Object placed(@Nullable Object value, String place) {
    if (!(value instanceof List<?> items)) {
      return null;
    }
    int at = Integer.parseInt(place);
    int from = at < 0 ? items.size() + at : at;
    return from >= 0 && from < items.size() ? items.get(from) : null;
  }
}
