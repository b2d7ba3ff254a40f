/** Tools that tests of several packages share: seeds, properties, golden files, specifications. */
@NullMarked
package dev.blotter.testing;

import org.jspecify.annotations.NullMarked;
