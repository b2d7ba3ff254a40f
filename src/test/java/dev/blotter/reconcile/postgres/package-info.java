/** Tests of reconciliations as they are run and kept. */
@NullMarked
package dev.blotter.reconcile.postgres;

import org.jspecify.annotations.NullMarked;
