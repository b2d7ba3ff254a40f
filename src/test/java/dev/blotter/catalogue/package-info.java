/** Holds the page that explains every event against the code. */
@NullMarked
package dev.blotter.catalogue;

import org.jspecify.annotations.NullMarked;
