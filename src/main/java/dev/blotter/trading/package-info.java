/**
 * The rules that span aggregates: what a fill, a reservation, a release does to order, position and
 * cash together.
 */
@NullMarked
package dev.blotter.trading;

import org.jspecify.annotations.NullMarked;
