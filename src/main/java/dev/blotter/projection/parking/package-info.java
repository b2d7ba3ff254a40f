/** Lets operators see parked users, have their events tried again, and have one passed over. */
@NullMarked
package dev.blotter.projection.parking;

import org.jspecify.annotations.NullMarked;
