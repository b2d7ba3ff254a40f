package dev.blotter.stream;

/**
 * Some of what a reader is to be sent.
 *
 * @param bytes empty where none of what was looked through is for the reader
 * @param events how many events they are
 * @param end up to where the window was looked through
 * @param cursor of that in the feed of all
 */
record Batch(Bytes bytes, int events, long end, String cursor) {}
