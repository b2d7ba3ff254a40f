/** Tests that read models and what the log itself says are held against each other. */
@NullMarked
package dev.blotter.reconcile;

import org.jspecify.annotations.NullMarked;
