package dev.blotter.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of aggregate, named in the log and in paths by {@link #label()}. */
public enum AggregateType {
  USER,
  PORTFOLIO,
  ORDER,
  POSITION;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case word that stands in {@code domain_events.aggregate_type} and in paths. */
  public String label() {
    return label;
  }

  /** The type with that label, or empty where there is none. */
  public static Optional<AggregateType> ofLabel(String label) {
    return Stream.of(values()).filter(type -> type.label.equals(label)).findFirst();
  }
}
