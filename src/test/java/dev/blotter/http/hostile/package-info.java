/** Sends the running service what no honest client would. */
package dev.blotter.http.hostile;
