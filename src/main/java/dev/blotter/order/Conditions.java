package dev.blotter.order;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a new order is not to be placed, though nothing is wrong with it. They are those of one
 * attempt and no part of the order: another attempt may name others.
 *
 * @param validUntil the last moment at which it may be decided, or null where any will do
 * @param dedupeWindow how long before it no order for the same may have been placed, or null for as
 *     long as the operator says
 * @param allowDuplicate true where it is meant though it is for the same as another one
 */
public record Conditions(
    @Nullable Instant validUntil, @Nullable Duration dedupeWindow, boolean allowDuplicate) {

  /** As the operator has it, at any time. */
  public static final Conditions NONE = new Conditions(null, null, false);
}
