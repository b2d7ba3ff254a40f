/** Reads the clock of PostgreSQL, and keeps the record of clocks in it. */
@NullMarked
package dev.blotter.clock.postgres;

import org.jspecify.annotations.NullMarked;
