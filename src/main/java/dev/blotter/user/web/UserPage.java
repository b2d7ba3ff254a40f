package dev.blotter.user.web;

import dev.blotter.user.UserView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The users that were found. */
@Schema(description = "The users that were found")
record UserPage(List<UserView> items) {}
