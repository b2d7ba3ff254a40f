package dev.blotter.kernel;

/**
 * A failure that is an answer to whoever asked: nothing is wrong with the service, and where nobody
 * is left to be told, nothing is lost.
 */
public interface Foreseen {}
