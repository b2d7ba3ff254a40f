package dev.blotter.stream;

/**
 * What all readers are written from and counted by.
 *
 * @param window what came last
 * @param catchUp reads what is no longer in the window
 */
record Supply(FeedWindow window, CatchUp catchUp, StreamMeters meters) {}
