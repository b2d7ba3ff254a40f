package dev.blotter.portfolio.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes items of a list that keeps its places: what is not known is null. */
@Schema(
    type = SchemaType.STRING,
    nullable = true,
    description = "A decimal, or null",
    examples = "1234.50")
interface DecimalOrNull {}
