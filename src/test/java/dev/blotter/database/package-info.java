/** Tries the care for PostgreSQL. */
@NullMarked
package dev.blotter.database;

import org.jspecify.annotations.NullMarked;
