/** Brings what a user had to any point of its past again, from nothing but the log. */
@NullMarked
package dev.blotter.audit.account;

import org.jspecify.annotations.NullMarked;
