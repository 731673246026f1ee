package org.dudaohub.domain.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules of one jurisdiction from one day on.
 *
 * @param id such as {@code 990123-2026}; stands in every event that the profile decided and never changes what it says
 * @param jurisdiction prefix of GB/T 2260 codes that it holds for, 0 to 6 digits; the empty one is the national default
 * @param source the document that it comes from
 * @param periods what it sets itself; the rest comes from the wider jurisdiction, see {@link RuleBook}
 * @param terms the terms of a school year, the first one first
 * @param opinionFrom what the period for an opinion counts from; null where it leaves that to the wider jurisdiction
 */
public record RuleProfile(
        String id,
        String jurisdiction,
        LocalDate effectiveFrom,
        String source,
        Map<PeriodRule, Period> periods,
        Map<NumberRule, Integer> numbers,
        Map<ThresholdRule, BigDecimal> thresholds,
        List<TermDates> terms,
        OpinionStart opinionFrom) {

    public RuleProfile {
        periods = periods == null ? Map.of() : Map.copyOf(periods);
        numbers = numbers == null ? Map.of() : Map.copyOf(numbers);
        thresholds = thresholds == null ? Map.of() : Map.copyOf(thresholds);
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    boolean isWiderThan(RuleProfile other) {
        return jurisdiction.length() < other.jurisdiction.length() && other.jurisdiction.startsWith(jurisdiction);
    }

    /** This profile with what it leaves open; a further version of it where the wider one began later. */
    RuleProfile completedFrom(RuleProfile wider) {
        Map<PeriodRule, Period> allPeriods = new EnumMap<>(PeriodRule.class);
        allPeriods.putAll(wider.periods);
        allPeriods.putAll(periods);
        Map<NumberRule, Integer> allNumbers = new EnumMap<>(NumberRule.class);
        allNumbers.putAll(wider.numbers);
        allNumbers.putAll(numbers);
        Map<ThresholdRule, BigDecimal> allThresholds = new EnumMap<>(ThresholdRule.class);
        allThresholds.putAll(wider.thresholds);
        allThresholds.putAll(thresholds);
        boolean later = wider.effectiveFrom.isAfter(effectiveFrom);
        return new RuleProfile(
                later ? id + "+" + wider.id : id,
                jurisdiction,
                later ? wider.effectiveFrom : effectiveFrom,
                later ? source + "；" + wider.source : source,
                allPeriods,
                allNumbers,
                allThresholds,
                terms.isEmpty() ? wider.terms : terms,
                opinionFrom == null ? wider.opinionFrom : opinionFrom);
    }

    /** The feedback, unless a profile says otherwise. */
    @Override
    public OpinionStart opinionFrom() {
        return Objects.requireNonNullElse(opinionFrom, OpinionStart.FEEDBACK);
    }

    /** @throws IllegalStateException if neither this profile nor a wider one sets it: the node is set up wrongly */
    public int number(NumberRule rule) {
        return set(rule, numbers);
    }

    /** @throws IllegalStateException if neither this profile nor a wider one sets it: the node is set up wrongly */
    public BigDecimal threshold(ThresholdRule rule) {
        return set(rule, thresholds);
    }

    boolean sets(PeriodRule rule) {
        return periods.containsKey(rule);
    }

    /** The school term that ended last before the day; none where no profile says when terms begin and end. */
    public Optional<SchoolTerm> lastTermBefore(LocalDate day) {
        return termsAround(day).filter(term -> term.last().isBefore(day)).max(Comparator.comparing(SchoolTerm::last));
    }

    /** The school term whose last day it is. */
    public Optional<SchoolTerm> termEnding(LocalDate day) {
        return termsAround(day).filter(term -> term.last().equals(day)).findFirst();
    }

    private Stream<SchoolTerm> termsAround(LocalDate day) {
        return IntStream.rangeClosed(day.getYear() - 2, day.getYear())
                .boxed()
                .flatMap(year -> SchoolTerm.ofYear(year, terms));
    }

    Period period(PeriodRule rule) {
        return set(rule, periods);
    }

    private <K, V> V set(K rule, Map<K, V> values) {
        V value = values.get(rule);
        if (value == null) {
            throw new IllegalStateException("rule profile " + id + " does not set " + rule);
        }
        return value;
    }
}
