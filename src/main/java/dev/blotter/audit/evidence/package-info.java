/** Makes bundles of events that can be checked by whoever has only the ledger's public key. */
@NullMarked
package dev.blotter.audit.evidence;

import org.jspecify.annotations.NullMarked;
