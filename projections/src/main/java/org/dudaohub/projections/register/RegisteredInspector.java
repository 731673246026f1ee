package org.dudaohub.projections.register;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.dudaohub.domain.inspector.InspectorKind;

/** An inspector and the first and last day of the term. */
public record RegisteredInspector(
        @BsonId String inspector,
        String name,
        InspectorKind kind,
        String office,
        LocalDate termBegins,
        LocalDate termEnds) {}
