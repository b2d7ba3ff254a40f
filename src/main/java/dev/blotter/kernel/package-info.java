/** Values and outcomes every other package shares; plain Java. */
@NullMarked
package dev.blotter.kernel;

import org.jspecify.annotations.NullMarked;
