/** Keeps the log in order and refuses conflicting appends. */
@NullMarked
package dev.blotter.eventlog;

import org.jspecify.annotations.NullMarked;
