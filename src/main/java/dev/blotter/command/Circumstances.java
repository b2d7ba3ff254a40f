package dev.blotter.command;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Ids;
import java.time.Instant;

/**
 * What a decision may know of the world.
 *
 * @param now when the command was taken in
 * @param ids makes the ids of new aggregates
 */
public record Circumstances(Instant now, Ids ids, Actor actor) {}
