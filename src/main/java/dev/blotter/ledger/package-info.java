/** Seals the log in Merkle trees, signs their heads, and proves what the log holds. */
@NullMarked
package dev.blotter.ledger;

import org.jspecify.annotations.NullMarked;
