package dev.blotter.command;

import dev.blotter.eventlog.Origin;
import dev.blotter.kernel.Command;
import java.time.Instant;
import java.util.UUID;

/**
 * A command as it was sent: to which account, under which id, by whom, and when.
 *
 * @param routing an id whose lane is the lane of the account concerned (user, order or position)
 * @param commandId unique for the account's user for ever: the idempotency key
 * @param fingerprint a digest of what was asked
 * @param receivedAt when this node took it in: the time that rules go by
 */
public record CommandRequest<C extends Command>(
    C command,
    UUID routing,
    String commandId,
    String fingerprint,
    Origin origin,
    Instant receivedAt) {}
