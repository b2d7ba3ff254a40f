/** Looks in the read models for work whose time has come. */
@NullMarked
package dev.blotter.trading.postgres;

import org.jspecify.annotations.NullMarked;
