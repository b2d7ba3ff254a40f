package dev.blotter.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body that only some of its types have. One that is given with another type would
 * be passed over in silence, though it may have meant something: a correction, say, and no trade.
 *
 * @param <B> what bodies are read as
 * @param <T> what they may be of
 */
public final class TypedFields<B, T extends Enum<T>> {

  private final List<Field<B, T>> fields;

  /** None yet. */
  public TypedFields() {
    this(List.of());
  }

  private TypedFields(List<Field<B, T>> fields) {
    this.fields = fields;
  }

  private record Field<R, K>(String name, Function<R, @Nullable Object> value, Set<K> types) {

    boolean isForeign(R body, K type) {
      return !types.contains(type) && value.apply(body) != null;
    }
  }

  /**
   * These and one more.
   *
   * @param name as it is at the top of the body
   * @param types those that have it
   */
  public TypedFields<B, T> with(String name, Function<B, @Nullable Object> value, Set<T> types) {
    var added = Stream.of(new Field<>(name, value, types));
    return new TypedFields<>(Stream.concat(fields.stream(), added).toList());
  }

  /** A 400 that names all that the body has and its type does not. */
  public void check(B body, T type) {
    var faults =
        fields.stream()
            .filter(field -> field.isForeign(body, type))
            .map(field -> FieldError.ofField(field.name(), "must not be given for " + type))
            .toList();
    if (!faults.isEmpty()) {
      throw RequestProblem.of(HttpError.VALIDATION_FAILED, faults);
    }
  }
}
