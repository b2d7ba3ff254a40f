package dev.blotter.http;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type that events of the log are of; a parameter that names none is a 400. */
@Schema(type = SchemaType.STRING)
public record EventType(@JsonValue String name) {}
