package dev.blotter.projection.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last event of a stream that ends before its rebuild.
 *
 * @param reason why it ends
 */
@Schema(description = "With the event resume: ask for the stream again")
record RebuildStreamEnd(@Schema(examples = "TOKEN_EXPIRED") String reason) {}
