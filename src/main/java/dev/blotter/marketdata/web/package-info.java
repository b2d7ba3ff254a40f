/** Offers quotes, daily prices and instruments over HTTP. */
@NullMarked
package dev.blotter.marketdata.web;

import org.jspecify.annotations.NullMarked;
