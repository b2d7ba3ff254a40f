/** Decides what may happen to an order; its events and its read model. */
@NullMarked
package dev.blotter.order;

import org.jspecify.annotations.NullMarked;
