/** Lets the service's own scheduled jobs end before what they work with is closed. */
@NullMarked
package dev.blotter.job;

import org.jspecify.annotations.NullMarked;
