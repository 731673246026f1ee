package org.dudaohub.projections.register;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A zone, the codes of its schools and the numbers of the inspectors posted to it. */
public record RegisteredZone(
        @BsonId String zone,
        String name,
        String office,
        LocalDate establishedOn,
        List<String> schools,
        List<String> inspectors) {}
