/** Offers users over HTTP. */
@NullMarked
package dev.blotter.user.web;

import org.jspecify.annotations.NullMarked;
