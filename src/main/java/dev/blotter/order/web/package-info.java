/** Offers orders over HTTP. */
@NullMarked
package dev.blotter.order.web;

import org.jspecify.annotations.NullMarked;
