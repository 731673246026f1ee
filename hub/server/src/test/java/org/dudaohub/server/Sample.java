package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

/** A small county: an office, two schools and an inspector. */
final class Sample {

    static final String OFFICE = "11990123MB99012356";
    static final String DIVISION = "990123";
    static final String SCHOOL = "2199123001";
    static final String OTHER_SCHOOL = "2199123002";
    static final String INSPECTOR = "DX99012301";

    private static final String ORGANIZATIONS = """
            机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
            11990123MB99012356,青荻县教育体育局,机构,990123,,0,2015-09-01,,,
            2199123001,柳渡小学,小学,990123,11990123MB99012356,1211,2016-06-01,XZ99012301,麦若竹,19900000022
            2199123002,芦汀小学,小学,990123,11990123MB99012356,567,2021-09-01,XZ99012302,柏清竹,19900000023
            """;

    private static final String INSPECTORS = """
            督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束
            DX99012301,督学甲01,责任督学,11990123MB99012356,2025-01-01,2027-12-31
            """;

    private Sample() {}

    /** Doing it again changes nothing. */
    static void register(Browser office) {
        assertThat(office.upload("organizations", "机构台账.csv", ORGANIZATIONS).status())
                .isEqualTo(200);
        assertThat(office.upload("inspectors", "督学名册.csv", INSPECTORS).status()).isEqualTo(200);
    }

    /** A month's forms: the first raises a finding, the second none, the third names no school that exists. */
    static String forms(String prefix) {
        return """
                记录编号,学校标识码,被督导单位,日期,督导人员,督导事项,经验做法,存在不足,整改建议,整改期限,备注,问题等级
                %1$s-1,2199123001,柳渡小学,2026-03-05,督学甲01,7,,食品留样标签不全,补全餐次、时间、责任人,2026-03-20,,一般
                %1$s-2,2199123002,芦汀小学,2026-03-06,督学甲01,3,,,,,,
                %1$s-3,2199999999,无名小学,2026-03-06,督学甲01,3,,,,,,
                """.formatted(prefix);
    }

    /** Form 1 with a finding that is due on 2026-03-20. */
    static String form(String visit, String school) {
        return """
                {"visit": "%s", "school": "%s", "grade": "ORDINARY", "form": {
                  "unit": "柳渡小学", "date": "2026-03-05", "inspectors": ["督学甲01"], "item": "CANTEEN",
                  "shortcomings": "食品留样标签不全", "recommendation": "补全餐次、时间、责任人", "deadline": "2026-03-20"}}
                """.formatted(visit, school);
    }

    static String report(String day) {
        return """
                {"measures": "已补全留样标签", "reportedOn": "%s"}""".formatted(day);
    }

    /** Form 2 on 2026-03-25. */
    static String revisit(String remaining) {
        return """
                {"unit": "柳渡小学", "date": "2026-03-25", "inspectors": ["督学甲01"], "matter": "食品留样",
                 "progress": "已整改", "remaining": "%s"}
                """.formatted(remaining);
    }
}
