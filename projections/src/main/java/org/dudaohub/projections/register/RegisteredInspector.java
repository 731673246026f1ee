package org.dudaohub.projections.register;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.dudaohub.domain.inspector.InspectorKind;

/**
 * An inspector and the first and last day of the term.
 *
 * @param leftOn the day from which the inspector serves no more; null while in office
 */
public record RegisteredInspector(
        @BsonId String inspector,
        String name,
        InspectorKind kind,
        String office,
        LocalDate termBegins,
        LocalDate termEnds,
        LocalDate leftOn) {}
