/** Measures series of returns and prices; knows nothing of accounts. */
@NullMarked
package dev.blotter.risk.measure;

import org.jspecify.annotations.NullMarked;
