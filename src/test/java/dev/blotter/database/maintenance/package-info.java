/** Tries what is done to the database beside the commands. */
@NullMarked
package dev.blotter.database.maintenance;

import org.jspecify.annotations.NullMarked;
