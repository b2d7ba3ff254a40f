/** Sends requests from one event loop, so that a core shared with the service is left to it. */
@NullMarked
package dev.blotter.bench.load;

import org.jspecify.annotations.NullMarked;
