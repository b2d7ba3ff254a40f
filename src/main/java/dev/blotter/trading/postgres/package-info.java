/** Looks in the read models for work whose time has come, and for what is traded in what. */
@NullMarked
package dev.blotter.trading.postgres;

import org.jspecify.annotations.NullMarked;
