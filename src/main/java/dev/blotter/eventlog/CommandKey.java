package dev.blotter.eventlog;

import java.util.UUID;

/** Names a command for ever: the user whose account it was about, and its id. */
public record CommandKey(UUID userId, String commandId) {}
