/** Limits how often one caller may place and replace orders. */
@NullMarked
package dev.blotter.http.rate;

import org.jspecify.annotations.NullMarked;
