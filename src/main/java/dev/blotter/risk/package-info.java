/** Measures a portfolio. */
@NullMarked
package dev.blotter.risk;

import org.jspecify.annotations.NullMarked;
