/** Keeps seals, heads and what is wrong with them in PostgreSQL, and compares the log with them. */
@NullMarked
package dev.blotter.ledger.postgres;

import org.jspecify.annotations.NullMarked;
