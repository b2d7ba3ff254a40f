/** Takes orders in process by the command side of the service and by a peer, to compare them. */
@NullMarked
package dev.blotter.bench.peer;

import org.jspecify.annotations.NullMarked;
