/** Runs commands in groups: load, decide, append, answer. */
@NullMarked
package dev.blotter.command;

import org.jspecify.annotations.NullMarked;
