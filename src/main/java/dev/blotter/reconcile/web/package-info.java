/** Lets auditors and operators compare read models with the log. */
@NullMarked
package dev.blotter.reconcile.web;

import org.jspecify.annotations.NullMarked;
