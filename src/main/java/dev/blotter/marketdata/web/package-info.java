/** Offers quotes over HTTP. */
@NullMarked
package dev.blotter.marketdata.web;

import org.jspecify.annotations.NullMarked;
