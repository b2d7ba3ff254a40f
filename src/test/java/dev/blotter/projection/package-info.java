/** Tests of the projections on a real database and log. */
@NullMarked
package dev.blotter.projection;

import org.jspecify.annotations.NullMarked;
