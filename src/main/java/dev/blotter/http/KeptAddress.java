package dev.blotter.http;

import org.jspecify.annotations.Nullable;

/**
 * What a record of requests keeps of an address.
 *
 * @param path in its canonical form; names in place of values where one of them is none that could
 *     be right
 * @param query the parameters that there are; null where none was sent
 */
public record KeptAddress(String path, @Nullable String query) {}
