/** Keeps the record of reads in PostgreSQL. */
@NullMarked
package dev.blotter.audit.access.postgres;

import org.jspecify.annotations.NullMarked;
