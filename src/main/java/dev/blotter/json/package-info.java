/** Writes and reads the kernel's values as JSON the same way everywhere. */
@NullMarked
package dev.blotter.json;

import org.jspecify.annotations.NullMarked;
