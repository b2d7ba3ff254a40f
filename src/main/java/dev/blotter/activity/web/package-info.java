/** Offers activities over HTTP. */
@NullMarked
package dev.blotter.activity.web;

import org.jspecify.annotations.NullMarked;
