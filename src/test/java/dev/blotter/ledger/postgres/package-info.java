/** Tests of the ledger on a database that somebody with all rights tampers with. */
@NullMarked
package dev.blotter.ledger.postgres;

import org.jspecify.annotations.NullMarked;
