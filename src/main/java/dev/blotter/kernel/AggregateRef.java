package dev.blotter.kernel;

import java.util.UUID;

/** Names one aggregate: its kind and its id. */
public record AggregateRef(AggregateType type, UUID id) {

  public static AggregateRef user(UUID id) {
    return new AggregateRef(AggregateType.USER, id);
  }

  public static AggregateRef portfolio(UUID id) {
    return new AggregateRef(AggregateType.PORTFOLIO, id);
  }

  public static AggregateRef order(UUID id) {
    return new AggregateRef(AggregateType.ORDER, id);
  }

  public static AggregateRef position(UUID id) {
    return new AggregateRef(AggregateType.POSITION, id);
  }

  /** The lane that every event of this aggregate lies in. */
  public int lane() {
    return Lane.of(id);
  }
}
