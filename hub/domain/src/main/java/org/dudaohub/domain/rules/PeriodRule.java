package org.dudaohub.domain.rules;

import java.util.EnumSet;
import java.util.Set;
import org.dudaohub.domain.supervision.Grade;

/** The lengths of time that a rule profile sets. */
public enum PeriodRule {
    /** From the visit to the rectification deadline, by the finding's grade. */
    RECTIFY_MINOR,
    RECTIFY_ORDINARY,
    RECTIFY_SERIOUS,
    RECTIFY_COMPLEX,
    /** What a case that a revisit returns gets anew. */
    RECTIFY_RETURNED,
    /** From the visit to the filing of its form. */
    FORM_FILING,
    /** From the end of a special or comprehensive inspection to the feedback of its report. */
    FEEDBACK_SPECIAL,
    FEEDBACK_COMPREHENSIVE,
    /** From the feedback to the supervised unit's defence 申辩. */
    DEFENCE,
    /** To the opinion 督导意见书, from the day that {@link OpinionStart} says. */
    OPINION,
    /** From the order to the rectification of what an opinion orders. */
    RECTIFY_OPINION,
    /** From the end of the rectification to the unit's report of it. */
    RECTIFICATION_REPORT,
    /** From the rectification report to the re-inspection 回头看. */
    REINSPECTION,
    /** From the end of an inspection to the report upward. */
    REPORT_UPWARD,
    /** From the feedback of a report to an objection 异议 to it; where no profile sets it, there is none. */
    OBJECTION,
    /** From the opinion to the application for its review 复核, and from there to the decision; as with an objection. */
    OPINION_REVIEW_APPLICATION,
    OPINION_REVIEW_DECISION,
    /** How far ahead a unit is told of an inspection at the most. */
    NOTICE_AHEAD,
    /** From the day on which a report is final, that of its opinion, to its publication (政府信息公开条例 §26). */
    PUBLICATION,
    /** From the end of a month to the inspectors' report on it, and from the end of a year to the reports on it. */
    MONTHLY_REPORT,
    ANNUAL_REPORT,
    /** Public notice of nominated inspectors (督学管理暂行办法). */
    PUBLIC_NOTICE,
    /** An inspector's term. */
    INSPECTOR_TERM,
    /** A principal's term, at whose end a comprehensive inspection is due. */
    PRINCIPAL_TERM,
    /**
     * The longest time without a comprehensive inspection (教育督导条例: every 3 to 5 years), of a kindergarten without an
     * evaluation (幼儿园办园行为督导评估办法 2017: the same).
     */
    SUPERVISION_CYCLE,
    /** Fact finding before accountability (教育督导问责办法 2021, as are the next five). */
    FACT_FINDING,
    /** From the decision on accountability to the application for its review 复核, and from there to its decision. */
    REVIEW_APPLICATION,
    REVIEW_DECISION,
    /** From the review's decision to the appeal 申诉, and from there to its decision. */
    APPEAL_APPLICATION,
    APPEAL_DECISION,
    /** From an appeal that changes a decision to the correction by the office that made it. */
    APPEAL_CORRECTION,
    /** From a referral to another department to its answer; no national rule sets it. */
    REFERRAL_ANSWER,
    /** A second accountability within this time is aggravated. */
    AGGRAVATION,
    /** From a complaint to the notice of its acceptance, from there to its end, and the one extension (信访工作条例 §34). */
    COMPLAINT_ACCEPTANCE,
    COMPLAINT_END,
    COMPLAINT_EXTENSION,
    /** How often an inspector is trained at the province. */
    PROVINCIAL_TRAINING;

    /** The periods in which somebody asks an authority for something, or has it answered (民法典 §203). */
    private static final Set<PeriodRule> OF_RIGHTS = EnumSet.of(
            DEFENCE,
            OBJECTION,
            OPINION_REVIEW_APPLICATION,
            REVIEW_APPLICATION,
            APPEAL_APPLICATION,
            COMPLAINT_ACCEPTANCE,
            COMPLAINT_END,
            COMPLAINT_EXTENSION);

    /** Whether the period ends on the next working day if its last day is a day off. */
    boolean endsOnWorkingDay() {
        return OF_RIGHTS.contains(this);
    }

    public static PeriodRule rectify(Grade grade) {
        return switch (grade) {
            case MINOR -> RECTIFY_MINOR;
            case ORDINARY -> RECTIFY_ORDINARY;
            case SERIOUS -> RECTIFY_SERIOUS;
            case COMPLEX -> RECTIFY_COMPLEX;
        };
    }
}
