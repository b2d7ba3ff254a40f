package dev.blotter.audit.account;

/** Limits as a test has them. */
public record HistoryLimits(long limit, int atOnce) implements AccountHistoryConfig {}
