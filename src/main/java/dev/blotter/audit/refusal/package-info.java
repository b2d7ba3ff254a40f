/** Keeps which commands were refused, to whom and why, where the log does not tell of it. */
@NullMarked
package dev.blotter.audit.refusal;

import org.jspecify.annotations.NullMarked;
