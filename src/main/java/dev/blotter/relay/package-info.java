/** Takes committed events out to Kafka, for systems that keep up with what happens here. */
@NullMarked
package dev.blotter.relay;

import org.jspecify.annotations.NullMarked;
