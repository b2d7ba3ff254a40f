/** Holds the code to its own rules: who may know whom, and how long things may get. */
package dev.blotter.architecture;
