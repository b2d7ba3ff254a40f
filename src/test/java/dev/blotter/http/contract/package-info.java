/**
 * Holds what the running service answers, and what it takes, against the description of its API.
 */
package dev.blotter.http.contract;
