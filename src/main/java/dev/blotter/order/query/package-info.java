/** What lists of orders can be asked for, whether of now or of the past. */
@NullMarked
package dev.blotter.order.query;

import org.jspecify.annotations.NullMarked;
