/** Measures the service: what {@code ./blotter bench} runs. */
@NullMarked
package dev.blotter.bench;

import org.jspecify.annotations.NullMarked;
