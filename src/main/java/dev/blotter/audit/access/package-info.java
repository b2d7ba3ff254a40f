/** Keeps who read what is kept for audit. */
@NullMarked
package dev.blotter.audit.access;

import org.jspecify.annotations.NullMarked;
