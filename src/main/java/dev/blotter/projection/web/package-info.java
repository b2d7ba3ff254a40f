/** Shows operators how the read models do, and lets them make these anew. */
@NullMarked
package dev.blotter.projection.web;

import org.jspecify.annotations.NullMarked;
