/** Holds read models against the log, and orders, positions and cash against each other. */
@NullMarked
package dev.blotter.reconcile;

import org.jspecify.annotations.NullMarked;
