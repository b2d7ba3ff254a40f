/** Remembers prices. */
@NullMarked
package dev.blotter.marketdata;

import org.jspecify.annotations.NullMarked;
