package dev.blotter.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A query that the service runs, under a name by which its plan can be asked for.
 *
 * @param name as the interface knows it, such as {@code orders-of-user}
 * @param purpose what it is for, in a sentence
 * @param example every parameter with a value of its kind, which stands in where none is given
 * @param text makes the very statement that the service runs, from values of the same kinds
 * @param planned what the service has it planned for
 */
public record NamedQuery(
    String name,
    String purpose,
    Map<String, Object> example,
    Function<Values, Statement> text,
    Planned planned) {

  /** What a statement is planned for. */
  public enum Planned {
    /** Once, whatever the values: so are all but a few. */
    FOR_ANY_VALUES,
    /** Each time, for the values at hand. */
    FOR_ITS_VALUES
  }

  /** An id for examples; nobody has it. */
  public static final UUID EXAMPLE_ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

  /** A time for examples, which is the one in that id. */
  public static final Instant EXAMPLE_TIME = Ids.createdAt(EXAMPLE_ID);

  /** One that is planned once for any values. */
  public NamedQuery(
      String name, String purpose, Map<String, Object> example, Function<Values, Statement> text) {
    this(name, purpose, example, text, Planned.FOR_ANY_VALUES);
  }

  public NamedQuery {
    example = Collections.unmodifiableMap(new TreeMap<>(example));
  }

  /** The same, planned each time for its values. */
  public NamedQuery plannedForItsValues() {
    return new NamedQuery(name, purpose, example, text, Planned.FOR_ITS_VALUES);
  }

  /**
   * The statement for those values; what is missing is taken from the example.
   *
   * @throws IllegalArgumentException where there is no such parameter, or it is of another kind
   */
  public Statement statement(Map<String, Object> values) {
    Map<String, Object> all = new TreeMap<>(example);
    values.forEach(
        (parameter, value) -> {
          Object sample = example.get(parameter);
          if (sample == null || !sample.getClass().isInstance(value)) {
            throw new IllegalArgumentException(name + " has no such parameter: " + parameter);
          }
          all.put(parameter, value);
        });
    return text.apply(new Values(all));
  }

  /** Values of parameters by their names. */
  public record Values(Map<String, Object> all) {

    /** That parameter, which is of the kind that the example has. */
    public <T> T get(String parameter, Class<T> kind) {
      return Objects.requireNonNull(kind.cast(all.get(parameter)), parameter);
    }
  }

  /**
   * What is sent to the database.
   *
   * @param sql with {@code $1}, {@code $2} and so on
   * @param values theirs, as the SQL client takes them
   */
  public record Statement(String sql, List<@Nullable Object> values) {

    public Statement {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
