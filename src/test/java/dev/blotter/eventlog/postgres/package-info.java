/** Tries the log in PostgreSQL, alone and against others. */
@NullMarked
package dev.blotter.eventlog.postgres;

import org.jspecify.annotations.NullMarked;
