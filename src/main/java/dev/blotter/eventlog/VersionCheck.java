package dev.blotter.eventlog;

import dev.blotter.kernel.AggregateRef;

/** The version that an aggregate must have for an append; zero for one that must not exist. */
public record VersionCheck(AggregateRef aggregate, long expectedVersion) {}
