package dev.blotter.order;

/**
 * A cancellation that the venue has not answered yet.
 *
 * @param requestId who asked with what: the request's own id
 */
public record PendingCancel(String requestId) {}
