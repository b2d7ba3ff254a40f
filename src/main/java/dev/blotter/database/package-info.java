/** Looks after PostgreSQL: partitions, indexes, slow queries, maintenance, pool. */
@NullMarked
package dev.blotter.database;

import org.jspecify.annotations.NullMarked;
