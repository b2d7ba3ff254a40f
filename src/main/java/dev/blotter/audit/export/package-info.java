/** Writes all that a search finds into a file to take along, with a signed manifest. */
@NullMarked
package dev.blotter.audit.export;

import org.jspecify.annotations.NullMarked;
