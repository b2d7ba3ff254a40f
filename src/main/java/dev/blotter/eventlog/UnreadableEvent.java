package dev.blotter.eventlog;

import dev.blotter.kernel.DomainEvent;

/**
 * Stands where an event of the log is of a type that this node does not know, or cannot be read,
 * for whoever must go on with the events of others. It is never stored.
 *
 * @param type as it stands in the log
 * @param schemaVersion the same
 * @param fault why it cannot be read
 */
public record UnreadableEvent(String type, int schemaVersion, String fault)
    implements DomainEvent {}
