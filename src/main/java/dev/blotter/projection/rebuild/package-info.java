/** Makes read models anew beside the live ones, compares both, and swaps them unnoticed. */
@NullMarked
package dev.blotter.projection.rebuild;

import org.jspecify.annotations.NullMarked;
