package org.dudaohub.domain.balance;

import java.math.BigDecimal;
import java.util.function.Function;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.rules.ThresholdRule;

/** The seven indicators of how a school is provided for. */
public enum Indicator implements Labelled {
    HIGHLY_EDUCATED_TEACHERS(
            "每百名学生高于规定学历教师数",
            ThresholdRule.HIGHLY_EDUCATED_TEACHERS_PRIMARY,
            ThresholdRule.HIGHLY_EDUCATED_TEACHERS_JUNIOR,
            SchoolIndicators::highlyEducatedTeachers),
    BACKBONE_TEACHERS(
            "每百名学生骨干教师数",
            ThresholdRule.BACKBONE_TEACHERS_PRIMARY,
            ThresholdRule.BACKBONE_TEACHERS_JUNIOR,
            SchoolIndicators::backboneTeachers),
    SPORT_ART_TEACHERS(
            "每百名学生体育艺术教师数",
            ThresholdRule.SPORT_ART_TEACHERS_PRIMARY,
            ThresholdRule.SPORT_ART_TEACHERS_JUNIOR,
            SchoolIndicators::sportArtTeachers),
    TEACHING_ROOMS(
            "生均教学及辅助用房面积",
            ThresholdRule.TEACHING_ROOMS_PRIMARY,
            ThresholdRule.TEACHING_ROOMS_JUNIOR,
            SchoolIndicators::teachingRooms),
    SPORTS_GROUNDS(
            "生均体育运动场馆面积",
            ThresholdRule.SPORTS_GROUNDS_PRIMARY,
            ThresholdRule.SPORTS_GROUNDS_JUNIOR,
            SchoolIndicators::sportsGrounds),
    EQUIPMENT(
            "生均教学仪器设备值", ThresholdRule.EQUIPMENT_PRIMARY, ThresholdRule.EQUIPMENT_JUNIOR, SchoolIndicators::equipment),
    MULTIMEDIA(
            "每百名学生网络多媒体教室数",
            ThresholdRule.MULTIMEDIA_PRIMARY,
            ThresholdRule.MULTIMEDIA_JUNIOR,
            SchoolIndicators::multimedia);

    private final String label;
    private final ThresholdRule primary;
    private final ThresholdRule junior;
    private final Function<SchoolIndicators, BigDecimal> value;

    Indicator(String label, ThresholdRule primary, ThresholdRule junior, Function<SchoolIndicators, BigDecimal> value) {
        this.label = label;
        this.primary = primary;
        this.junior = junior;
        this.value = value;
    }

    @Override
    public String label() {
        return label;
    }

    /** The least that a school of that stage should have. */
    public ThresholdRule threshold(Stage stage) {
        return switch (stage) {
            case PRIMARY -> primary;
            case JUNIOR -> junior;
        };
    }

    public BigDecimal of(SchoolIndicators school) {
        return value.apply(school);
    }
}
