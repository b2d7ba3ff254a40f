/** Keeps in PostgreSQL how far events were relayed, and who relays a lane. */
@NullMarked
package dev.blotter.relay.postgres;

import org.jspecify.annotations.NullMarked;
