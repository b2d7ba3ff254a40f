/** Offers seals, heads, proofs and verifications over HTTP. */
@NullMarked
package dev.blotter.ledger.web;

import org.jspecify.annotations.NullMarked;
