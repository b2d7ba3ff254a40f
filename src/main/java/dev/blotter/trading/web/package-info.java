/** Offers over HTTP what concerns orders, positions and cash together. */
@NullMarked
package dev.blotter.trading.web;

import org.jspecify.annotations.NullMarked;
