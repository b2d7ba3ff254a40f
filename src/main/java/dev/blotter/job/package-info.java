/**
 * What the service's own work in the background has in common: when it ends, and what it may hold.
 */
@NullMarked
package dev.blotter.job;

import org.jspecify.annotations.NullMarked;
