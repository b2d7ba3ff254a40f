/** Relays events to a broker that is lost, slow or gone for a while. */
package dev.blotter.relay;
