/** Keeps the log in PostgreSQL with the reactive client. */
@NullMarked
package dev.blotter.eventlog.postgres;

import org.jspecify.annotations.NullMarked;
