/** Answers who did what, when and why, as of any moment. */
@NullMarked
package dev.blotter.audit;

import org.jspecify.annotations.NullMarked;
