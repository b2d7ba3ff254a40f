/** Tests of positions: golden cases, properties and the views made of them. */
@NullMarked
package dev.blotter.position;

import org.jspecify.annotations.NullMarked;
