package dev.blotter.ledger;

/**
 * How far one lane is sealed.
 *
 * @param size how many events its tree holds: those at the positions 1 to size
 * @param root of the tree (RFC 9162, section 2.1.1)
 */
public record LaneHead(int lane, long size, Hash root) {}
