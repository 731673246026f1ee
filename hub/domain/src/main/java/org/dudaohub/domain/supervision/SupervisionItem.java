package org.dudaohub.domain.supervision;

import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.organization.OrganizationKind;

/** The eight items of regular supervision; kindergartens have a list of their own (seed 004 四(二)). */
public enum SupervisionItem implements Labelled {
    ADMINISTRATION("校务管理和制度执行", "园务管理和制度执行"),
    ENROLMENT_AND_FEES("招生、收费、择校", "招生、收费"),
    TEACHING("课程开设和课堂教学", "课程建设和半日活动"),
    PUPILS("学生学习、体育锻炼和课业负担", "幼儿户外活动和小学化倾向"),
    TEACHERS("教师师德和专业发展", "教师师德和专业发展"),
    SAFETY("校园及周边安全、学生交通安全", "园所及周边安全、入离园安全"),
    CANTEEN("食堂、食品、饮水及宿舍卫生", "食堂、食品、饮水及午睡室卫生"),
    CONDUCT("校风、教风、学风", "园风、教风");

    private final String school;
    private final String kindergarten;

    SupervisionItem(String school, String kindergarten) {
        this.school = school;
        this.kindergarten = kindergarten;
    }

    /** 1 to 8, as the forms count them. */
    public int number() {
        return ordinal() + 1;
    }

    /** As schools call it. */
    @Override
    public String label() {
        return school;
    }

    public String label(OrganizationKind kind) {
        return kind == OrganizationKind.KINDERGARTEN ? kindergarten : school;
    }

    /** @param number 1 to 8 */
    public static SupervisionItem numbered(int number) {
        return values()[number - 1];
    }
}
