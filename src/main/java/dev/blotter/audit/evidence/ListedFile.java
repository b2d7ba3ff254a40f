package dev.blotter.audit.evidence;

/**
 * A file of a bundle as its manifest names it.
 *
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record ListedFile(String name, long size, String sha256) {}
