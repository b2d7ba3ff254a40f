/** Tests of the ledger: its trees against a naive one, and a database that is tampered with. */
@NullMarked
package dev.blotter.ledger;

import org.jspecify.annotations.NullMarked;
