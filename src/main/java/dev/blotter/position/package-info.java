/** Decides what fills do to a position; its events and its read model. */
@NullMarked
package dev.blotter.position;

import org.jspecify.annotations.NullMarked;
