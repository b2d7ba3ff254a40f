/** Keeps books by the activities of the running service. */
package dev.blotter.activity.web;
