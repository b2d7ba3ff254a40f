/** Offers the log and what follows from it to those who check. */
@NullMarked
package dev.blotter.audit.web;

import org.jspecify.annotations.NullMarked;
