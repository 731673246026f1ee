package org.dudaohub.server.print;

import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;

/** The printed forms, as annexes 1 and 2 of seed 004 draw them: what stands where, and how much room it has. */
enum Paper {
    INSPECTION(
            InspectionFormFiled.class,
            "visit",
            "visits",
            "督导检查记录表",
            "督导检查记录表",
            "被督导单位",
            List.of(
                    new Box("督导人员", "form_inspectors", Room.LINE),
                    new Box("督导事项", "form_item", Room.LINE),
                    new Box("经验\n做法", "form_goodPractice", Room.SOME),
                    new Box("存在\n不足", "form_shortcomings", Room.MUCH),
                    new Box("整改\n建议", "form_recommendation", Room.MUCH),
                    new Box("整改\n期限", "form_deadline", Room.LINE),
                    new Box("备注", "form_remarks", Room.SOME))),
    REVISIT(
            RevisitFormFiled.class,
            "rectification",
            "rectifications",
            "整改回访记录表",
            "督导检查、整改回访记录表",
            "回访单位",
            List.of(
                    new Box("回访人员", "form_inspectors", Room.LINE),
                    new Box("回访事项", "form_matter", Room.LINE),
                    new Box("整改\n情况", "form_progress", Room.MUCH),
                    new Box("经验\n做法", "form_goodPractice", Room.SOME),
                    new Box("未整改\n事项", "form_remaining", Room.MUCH),
                    new Box("下一步工作\n要求", "form_nextSteps", Room.SOME),
                    new Box("备注", "form_remarks", Room.SOME)));

    /** How tall a box is at least; a longer text makes it taller. */
    enum Room {
        LINE,
        SOME,
        MUCH
    }

    /**
     * One row of the form.
     *
     * @param caption with the original's line break
     * @param field the event's field that fills it, as {@link org.dudaohub.domain.wording.Sentence#fields} names it
     */
    record Box(String caption, String field, Room room) {}

    final Class<? extends Event> filed;
    final String capability;
    final String path;
    final String name;
    final String title;
    final String unitCaption;
    final List<Box> boxes;

    Paper(
            Class<? extends Event> filed,
            String capability,
            String path,
            String name,
            String title,
            String unitCaption,
            List<Box> boxes) {
        this.filed = filed;
        this.capability = capability;
        this.path = path;
        this.name = name;
        this.title = title;
        this.unitCaption = unitCaption;
        this.boxes = boxes;
    }
}
