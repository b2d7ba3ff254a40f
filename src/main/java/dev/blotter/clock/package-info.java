/** Holds the clock of the node against others, and keeps what was found. */
@NullMarked
package dev.blotter.clock;

import org.jspecify.annotations.NullMarked;
