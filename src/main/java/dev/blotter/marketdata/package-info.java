/** Remembers prices, and how instruments are traded. */
@NullMarked
package dev.blotter.marketdata;

import org.jspecify.annotations.NullMarked;
