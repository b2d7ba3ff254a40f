/** Tests of how a node's clock is held against others. */
@NullMarked
package dev.blotter.clock;

import org.jspecify.annotations.NullMarked;
