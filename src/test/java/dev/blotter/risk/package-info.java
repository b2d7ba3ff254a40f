/** Tests of what the risk of an account comes to. */
@NullMarked
package dev.blotter.risk;

import org.jspecify.annotations.NullMarked;
