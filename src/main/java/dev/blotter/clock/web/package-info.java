/** Shows over HTTP how far the clocks of the nodes were off. */
@NullMarked
package dev.blotter.clock.web;

import org.jspecify.annotations.NullMarked;
