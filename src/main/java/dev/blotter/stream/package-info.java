/** Feeds committed events to listeners and lets them resume where they stopped. */
@NullMarked
package dev.blotter.stream;

import org.jspecify.annotations.NullMarked;
