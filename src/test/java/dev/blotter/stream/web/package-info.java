/** Reads feeds of the running service as clients do. */
package dev.blotter.stream.web;
