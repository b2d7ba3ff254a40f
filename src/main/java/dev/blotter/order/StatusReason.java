package dev.blotter.order;

import org.jspecify.annotations.Nullable;

/**
 * Why an order has the status it has.
 *
 * @param code stable, in capitals
 * @param text for a person, or null where nobody gave one
 */
public record StatusReason(String code, @Nullable String text) {}
