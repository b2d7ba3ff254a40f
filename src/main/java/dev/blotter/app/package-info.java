/** Starts and stops the whole service, its embedded PostgreSQL included. */
@NullMarked
package dev.blotter.app;

import org.jspecify.annotations.NullMarked;
