/** Offers feeds of events, and what has changed, over HTTP. */
@NullMarked
package dev.blotter.stream.web;

import org.jspecify.annotations.NullMarked;
