/** Tries what operators see of the database over HTTP. */
@NullMarked
package dev.blotter.database.web;

import org.jspecify.annotations.NullMarked;
