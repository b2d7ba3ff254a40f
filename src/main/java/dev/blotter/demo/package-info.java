/**
 * Has something going on in a running service: people who trade, a market that moves and a venue
 * that executes, all of them clients of the public API.
 */
@NullMarked
package dev.blotter.demo;

import org.jspecify.annotations.NullMarked;
