/** What every log must do, whoever keeps it. */
@NullMarked
package dev.blotter.eventlog;

import org.jspecify.annotations.NullMarked;
