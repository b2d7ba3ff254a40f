package dev.blotter.marketdata;

import dev.blotter.kernel.Actor;
import dev.blotter.kernel.Symbol;
import java.time.Instant;

/**
 * What can be traded, as it was told at one time.
 *
 * @param version counted from 1 for each symbol
 * @param changedAt when it was told, by the database's clock
 * @param changedBy who told it
 */
public record Instrument(
    Symbol symbol, int version, InstrumentTerms terms, Instant changedAt, Actor changedBy) {}
