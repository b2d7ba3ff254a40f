/** Tests of risk over HTTP. */
@NullMarked
package dev.blotter.risk.web;

import org.jspecify.annotations.NullMarked;
