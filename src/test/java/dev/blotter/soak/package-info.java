/** Runs the built service under load, kills it, and looks for what was lost. */
package dev.blotter.soak;
