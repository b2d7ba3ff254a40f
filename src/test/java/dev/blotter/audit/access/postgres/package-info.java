/** Tests of how the record of reads is kept. */
@NullMarked
package dev.blotter.audit.access.postgres;

import org.jspecify.annotations.NullMarked;
