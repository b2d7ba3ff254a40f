/**
 * Does to the database what keeps it fast: one task at a time on all nodes, beside the commands.
 */
@NullMarked
package dev.blotter.database.maintenance;

import org.jspecify.annotations.NullMarked;
