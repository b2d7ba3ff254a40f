/** Tests of how refusals are counted together and written. */
@NullMarked
package dev.blotter.audit.refusal;

import org.jspecify.annotations.NullMarked;
