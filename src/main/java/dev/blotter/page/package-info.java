/** Serves the page on which auditors look around. */
@NullMarked
package dev.blotter.page;

import org.jspecify.annotations.NullMarked;
