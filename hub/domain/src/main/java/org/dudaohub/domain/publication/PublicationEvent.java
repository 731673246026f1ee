package org.dudaohub.domain.publication;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What is made public, and what should have been. */
public sealed interface PublicationEvent extends Event {

    /** Code of the unit that it is about: a school, or the office whose theme it is. */
    String school();

    @Override
    default String organization() {
        return school();
    }

    /** @param report number of the inspection or of the special inspection */
    @EventName("publication.ReportPublished")
    @Wording(value = "督导报告公开", sentence = "在{channels}公开督导报告《{title}》")
    record ReportPublished(
            @Wording("督导编号") String report,
            String school,
            List<Channel> channels,
            String title,
            String address,
            LocalDate happenedOn)
            implements PublicationEvent {}

    @EventName("publication.RectificationPublished")
    @Wording(value = "整改情况公开", sentence = "在{channels}公开整改情况《{title}》")
    record RectificationPublished(
            String rectification,
            String school,
            List<Channel> channels,
            String title,
            String address,
            LocalDate happenedOn)
            implements PublicationEvent {}

    /** @param round null for a yearly assessment */
    @EventName("publication.RatingPublished")
    @Wording(value = "评定结果公开", sentence = "在{channels}公开{year}年评定结果《{title}》")
    record RatingPublished(
            String school,
            int year,
            Integer round,
            List<Channel> channels,
            String title,
            String address,
            LocalDate happenedOn)
            implements PublicationEvent {}

    /** The period passed without publication; happened on the day after it. */
    @EventName("publication.ReportPublicationOverdue")
    @Wording(value = "督导报告逾期未公开", sentence = "督导报告{report}应于{publishBy}前公开，逾期未公开")
    record ReportPublicationOverdue(
            @Wording("督导编号") String report,
            String school,
            @Wording("公开期限") @JsonAlias("deadline") LocalDate publishBy,
            LocalDate happenedOn)
            implements PublicationEvent {}

    /** The period passed without publication; happened on the day after it. */
    @EventName("publication.RectificationPublicationOverdue")
    @Wording(value = "整改情况逾期未公开", sentence = "整改事项{rectification}应于{publishBy}前公开整改情况，逾期未公开")
    record RectificationPublicationOverdue(
            String rectification,
            String school,
            @Wording("公开期限") @JsonAlias("deadline") LocalDate publishBy,
            LocalDate happenedOn)
            implements PublicationEvent {}

    /** The period passed without publication; happened on the day after it. */
    @EventName("publication.RatingPublicationOverdue")
    @Wording(value = "评定结果逾期未公开", sentence = "{year}年评定结果应于{publishBy}前公开，逾期未公开")
    record RatingPublicationOverdue(
            String school,
            int year,
            Integer round,
            @Wording("公开期限") LocalDate publishBy,
            LocalDate happenedOn) implements PublicationEvent {}
}
