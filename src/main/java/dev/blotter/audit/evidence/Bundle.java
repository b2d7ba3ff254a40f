package dev.blotter.audit.evidence;

import java.nio.file.Path;

/**
 * A bundle that was made.
 *
 * @param path a temporary file, which whoever asked for it deletes
 * @param size in bytes
 */
public record Bundle(Path path, long size) {}
