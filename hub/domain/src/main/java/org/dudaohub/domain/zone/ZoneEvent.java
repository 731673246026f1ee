package org.dudaohub.domain.zone;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a zone. */
public sealed interface ZoneEvent extends Event {

    /** @param office code of the office that laid it out */
    @EventName("zone.ZoneEstablished")
    @Wording(value = "责任区设立", sentence = "设立责任区{name}")
    record ZoneEstablished(String zone, String name, String office, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("zone.SchoolAssignedToZone")
    @Wording(value = "学校划入责任区", sentence = "划入责任区{zone}")
    record SchoolAssignedToZone(
            String zone, @Wording("学校标识码") String school, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    /** The inspector's plate hangs at every school of the zone from that day. */
    @EventName("zone.InspectorPosted")
    @Wording(value = "督学挂牌", sentence = "督学{inspector}在责任区{zone}挂牌")
    record InspectorPosted(
            String zone, String office, @Wording("督学编号") String inspector, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /** @param successor the zone that gets it, or null */
    @EventName("zone.SchoolRemovedFromZone")
    @Wording(value = "学校划出责任区", sentence = "划出责任区{zone}：{reason}")
    record SchoolRemovedFromZone(
            String zone,
            String school,
            String successor,
            @Wording("原因") String reason,
            LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    @EventName("zone.InspectorRelieved")
    @Wording(value = "督学摘牌", sentence = "督学{inspector}在责任区{zone}摘牌：{reason}")
    record InspectorRelieved(
            String zone,
            String office,
            String inspector,
            @Wording("原因") String reason,
            LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /** What the plate says is public (中小学校责任督学挂牌督导办法 2013). */
    @EventName("zone.PlateHung")
    @Wording(value = "督学公示牌悬挂", sentence = "悬挂督学{inspectorName}公示牌，电话{phone}")
    record PlateHung(
            String zone,
            String school,
            String inspector,
            @Wording("督学姓名") @JsonAlias("name") String inspectorName,
            String phone,
            String photo,
            String matters,
            LocalDate happenedOn)
            implements ZoneEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    /**
     * There are fewer responsible inspectors than the rules ask for.
     *
     * @param schools how many schools and kindergartens the office supervises
     * @param largeSchools how many of them need an inspector of their own
     * @param posted how many are posted to zones and serve
     */
    @EventName("zone.StaffingRatioBreached")
    @Wording(value = "督学配备不足", sentence = "{schools}所学校（其中大规模{largeSchools}所）应配责任督学{required}名，实有{posted}名")
    record StaffingRatioBreached(
            String office,
            @Wording("学校数") int schools,
            @Wording("大规模学校数") int largeSchools,
            @Wording("应配督学数") int required,
            @Wording("实有督学数") int posted,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("zone.StaffingRatioRestored")
    @Wording(value = "督学配备达标", sentence = "应配责任督学{required}名，实有{posted}名，达到配备要求")
    record StaffingRatioRestored(
            String office,
            @Wording("应配督学数") int required,
            @Wording("实有督学数") int posted,
            LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /**
     * Zones have to cover every school and kindergarten once (seed 000 §4).
     *
     * @param uncovered codes of those that no zone covers
     * @param repeated codes of those that more than one zone covers
     */
    @EventName("zone.CoverageGapFound")
    @Wording(value = "责任区覆盖缺口", sentence = "未划入责任区：{uncovered}；重复划入：{repeated}")
    record CoverageGapFound(
            String office,
            @Wording("未划入学校") List<String> uncovered,
            @Wording("重复划入学校") List<String> repeated,
            LocalDate happenedOn)
            implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("zone.CoverageCompleted")
    @Wording(value = "责任区全覆盖", sentence = "{schools}所学校和幼儿园全部划入责任区")
    record CoverageCompleted(String office, @Wording("学校数") int schools, LocalDate happenedOn) implements ZoneEvent {
        @Override
        public String organization() {
            return office;
        }

        @Override
        public Set<String> settles() {
            return Set.of("uncovered", "repeated");
        }
    }
}
