/** Reads the JSON of requests strictly, and writes that of answers. */
@NullMarked
package dev.blotter.http.json;

import org.jspecify.annotations.NullMarked;
