/** Runs comparisons of everybody's rows with the log, and keeps what they found. */
@NullMarked
package dev.blotter.reconcile.postgres;

import org.jspecify.annotations.NullMarked;
