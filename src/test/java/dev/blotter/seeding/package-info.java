/** Fills an empty database with accounts whose history the real rules made, fast. */
@NullMarked
package dev.blotter.seeding;

import org.jspecify.annotations.NullMarked;
