/** Tries the archive of the log. */
@NullMarked
package dev.blotter.database.archive;

import org.jspecify.annotations.NullMarked;
