/** Tests of proofs: golden vectors, and bundles of a running service. */
@NullMarked
package dev.blotter.verifier;

import org.jspecify.annotations.NullMarked;
