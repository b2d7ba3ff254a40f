/** Tests of the ledger over HTTP. */
@NullMarked
package dev.blotter.ledger.web;

import org.jspecify.annotations.NullMarked;
