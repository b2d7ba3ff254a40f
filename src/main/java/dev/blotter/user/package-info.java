/** Decides what may happen to a user; its events and its read model. */
@NullMarked
package dev.blotter.user;

import org.jspecify.annotations.NullMarked;
