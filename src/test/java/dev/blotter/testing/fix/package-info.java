/** Plays the order state change matrices of FIX 4.4 against anything that keeps orders. */
@NullMarked
package dev.blotter.testing.fix;

import org.jspecify.annotations.NullMarked;
