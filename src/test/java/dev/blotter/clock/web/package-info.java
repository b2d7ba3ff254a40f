/** Tests of the record of clocks over HTTP. */
@NullMarked
package dev.blotter.clock.web;

import org.jspecify.annotations.NullMarked;
