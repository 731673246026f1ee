package org.dudaohub.server.listing;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.Optional;
import org.dudaohub.projections.When;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.util.UriComponentsBuilder;

/** How a request narrows a list by the two times of events; what is left out is not asked for. */
@ParameterObject
public record Days(
        @Parameter(description = "发生日期，从（含）") LocalDate happenedFrom,
        @Parameter(description = "发生日期，到（含）") LocalDate happenedTo,
        @Parameter(description = "记录日期，从（含）") LocalDate recordedFrom,
        @Parameter(description = "记录日期，到（含）") LocalDate recordedTo) {

    public When when() {
        return new When(happenedFrom, happenedTo, recordedFrom, recordedTo);
    }

    /** Whether nothing is narrowed. */
    public boolean isEmpty() {
        return when().isEver();
    }

    /** The address with these parameters, for links to the same list. */
    public UriComponentsBuilder appendTo(UriComponentsBuilder address) {
        return address.queryParamIfPresent("happenedFrom", Optional.ofNullable(happenedFrom))
                .queryParamIfPresent("happenedTo", Optional.ofNullable(happenedTo))
                .queryParamIfPresent("recordedFrom", Optional.ofNullable(recordedFrom))
                .queryParamIfPresent("recordedTo", Optional.ofNullable(recordedTo));
    }
}
