/** Keeps the record of refusals in PostgreSQL. */
@NullMarked
package dev.blotter.audit.refusal.postgres;

import org.jspecify.annotations.NullMarked;
