/**
 * What the service's own work in the background has in common: when it begins and ends, what it may
 * hold, and how nodes know of it.
 */
@NullMarked
package dev.blotter.job;

import org.jspecify.annotations.NullMarked;
