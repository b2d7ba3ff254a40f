/** Takes old partitions out of the log into an archive that is still read, and puts them back. */
@NullMarked
package dev.blotter.database.archive;

import org.jspecify.annotations.NullMarked;
