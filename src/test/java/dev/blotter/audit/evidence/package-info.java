/** Tests of what evidence is written to. */
@NullMarked
package dev.blotter.audit.evidence;

import org.jspecify.annotations.NullMarked;
