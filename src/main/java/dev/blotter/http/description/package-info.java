/** Says in the description of the API what no operation or schema says of itself. */
@NullMarked
package dev.blotter.http.description;

import org.jspecify.annotations.NullMarked;
