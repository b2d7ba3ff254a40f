/** Checks an evidence bundle with the public key alone; nothing else of the service is needed. */
@NullMarked
package dev.blotter.verifier;

import org.jspecify.annotations.NullMarked;
