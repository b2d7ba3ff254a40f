/** What may be taken along as a file, and who makes the files of it. */
@NullMarked
package dev.blotter.http.export;

import org.jspecify.annotations.NullMarked;
