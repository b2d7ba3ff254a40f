/** Tests of what series of returns and prices come to. */
@NullMarked
package dev.blotter.risk.measure;

import org.jspecify.annotations.NullMarked;
