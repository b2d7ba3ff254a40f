package dev.blotter.command;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import java.time.Instant;

/**
 * What a decision may know of the world.
 *
 * @param now when the command was taken in: the time that rules go by
 * @param decidedAt when it is decided, which is later where it had to wait
 * @param ids makes the ids of new aggregates
 */
public record Circumstances(Instant now, Instant decidedAt, Ids ids, Actor actor) {}
