/** Offers portfolios over HTTP. */
@NullMarked
package dev.blotter.portfolio.web;

import org.jspecify.annotations.NullMarked;
