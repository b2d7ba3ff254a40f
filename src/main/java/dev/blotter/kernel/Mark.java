package dev.blotter.kernel;

import java.time.Instant;

/** A price that a quantity is valued at, and when it held. */
public record Mark(Price price, Instant at) {}
