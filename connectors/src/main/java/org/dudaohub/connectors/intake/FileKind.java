package org.dudaohub.connectors.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file carries: its name in URLs and configuration, and the columns of its header. */
public enum FileKind {
    ORGANIZATIONS("organizations", "机构代码", "名称", "类别", "行政区划代码", "上级机构代码", "学生数", "登记日期", "负责人编号", "负责人姓名", "负责人电话"),
    INSPECTORS("inspectors", "督学编号", "姓名", "类别", "所属机构代码", "聘期开始", "聘期结束"),
    ZONES("zones", "责任区编号", "名称", "机构代码", "学校标识码", "责任督学编号", "设立日期"),
    PLANS("plans", "计划编号", "机构代码", "年度", "标题", "序号", "主题", "内容", "月份", "责任单位", "发布日期"),
    INSPECTION_FORMS(
            "inspection-forms",
            "记录编号",
            "学校标识码",
            "被督导单位",
            "日期",
            "督导人员",
            "督导事项",
            "经验做法",
            "存在不足",
            "整改建议",
            "整改期限",
            "备注",
            "问题等级");

    private final String urlName;
    private final List<String> columns;

    FileKind(String urlName, String... columns) {
        this.urlName = urlName;
        this.columns = List.of(columns);
    }

    /** Such as {@code inspection-forms}. */
    public String urlName() {
        return urlName;
    }

    /** The header that the file must have; the order does not matter, and more columns are no harm. */
    public List<String> columns() {
        return columns;
    }

    /** Phone numbers and the like, which may not lie about in plain text. */
    boolean carriesIdentityData() {
        return this == ORGANIZATIONS;
    }

    public static Optional<FileKind> named(String urlName) {
        return Arrays.stream(values())
                .filter(kind -> kind.urlName.equals(urlName))
                .findFirst();
    }
}
