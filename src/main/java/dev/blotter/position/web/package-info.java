/** Offers positions over HTTP. */
@NullMarked
package dev.blotter.position.web;

import org.jspecify.annotations.NullMarked;
