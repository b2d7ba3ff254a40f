/** Offers quotes and daily prices over HTTP. */
@NullMarked
package dev.blotter.marketdata.web;

import org.jspecify.annotations.NullMarked;
