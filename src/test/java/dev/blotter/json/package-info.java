/** Tests of how values are written as JSON. */
@NullMarked
package dev.blotter.json;

import org.jspecify.annotations.NullMarked;
