package dev.blotter.portfolio;

import dev.blotter.kernel.Money;
import dev.blotter.kernel.Symbol;
import java.time.Instant;
import java.util.UUID;

/** What a trade brought and is not settled yet; negative where a bust took it back. */
public record Unsettled(
    UUID orderId, String execId, Symbol symbol, Money amount, Instant settlesAt) {}
