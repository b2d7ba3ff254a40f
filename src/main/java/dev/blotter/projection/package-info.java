/** Brings read models up to date and rebuilds them. */
@NullMarked
package dev.blotter.projection;

import org.jspecify.annotations.NullMarked;
