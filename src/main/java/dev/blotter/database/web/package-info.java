/** Shows those who look after the service how its database does. */
@NullMarked
package dev.blotter.database.web;

import org.jspecify.annotations.NullMarked;
