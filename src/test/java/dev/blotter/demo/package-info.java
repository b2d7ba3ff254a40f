/** Tests of the demo. */
@NullMarked
package dev.blotter.demo;

import org.jspecify.annotations.NullMarked;
