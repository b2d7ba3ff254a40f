package dev.blotter.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of aggregate, named in the log and in paths by {@link #label()}. */
public enum AggregateType {
  USER,
  PORTFOLIO,
  ORDER,
  POSITION;

  private static final Map<String, AggregateType> BY_LABEL =
      Stream.of(values()).collect(Collectors.toMap(AggregateType::label, type -> type));

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case word that stands in {@code domain_events.aggregate_type} and in paths. */
  public String label() {
    return label;
  }

  /** The type with that label, or empty where there is none. */
  public static Optional<AggregateType> ofLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  /** The same of a label that the log holds, so that it is a fault where there is none. */
  public static AggregateType ofStored(String label) {
    return ofLabel(label)
        .orElseThrow(() -> new IllegalStateException("unknown type of aggregate: " + label));
  }
}
