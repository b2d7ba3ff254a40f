/** Tests what the service says over HTTP. */
package dev.blotter.http;
