/** Tells whoever keeps books what happened to an account, one entry for each fact. */
@NullMarked
package dev.blotter.activity;

import org.jspecify.annotations.NullMarked;
