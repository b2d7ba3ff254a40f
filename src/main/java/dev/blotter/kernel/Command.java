package dev.blotter.kernel;

/**
 * Something that somebody wants to be done. Implementations are records named in the imperative.
 */
public interface Command {}
