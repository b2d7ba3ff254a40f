/** Speaks HTTP the same way for every feature: problems, cursors, ETags, idempotency, security. */
@NullMarked
package dev.blotter.http;

import org.jspecify.annotations.NullMarked;
