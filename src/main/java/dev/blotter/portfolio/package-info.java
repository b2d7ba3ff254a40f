/** Decides what may happen to a user's cash; its events and its read model. */
@NullMarked
package dev.blotter.portfolio;

import org.jspecify.annotations.NullMarked;
