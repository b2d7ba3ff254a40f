/** Tests of reconciliations as clients ask for them. */
@NullMarked
package dev.blotter.reconcile.web;

import org.jspecify.annotations.NullMarked;
