/** Feeds of committed events, in memory and at the running service. */
package dev.blotter.stream;
