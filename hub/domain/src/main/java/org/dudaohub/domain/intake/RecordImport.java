package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/** Keeps the result of a file that was worked through. See {@link IntakeEvent.FileImported} for the fields. */
@Wording("记录文件导入")
public record RecordImport(
        @Required @Wording("文件哈希") String file,
        @Wording("文件名") String fileName,
        @Wording("对接方") String partner,
        @Wording("文件种类") String kind,
        @Wording("机构代码") String office,
        @Wording("成功行数") int accepted,
        @Wording("重复行数") int unchanged,
        @Wording("退回行") List<RejectedLine> rejected,
        @Wording("导入日期") LocalDate importedOn)
        implements IntakeCommand {

    @Override
    public String stream() {
        return streamOf(file);
    }

    /** The ledger's stream that says whether the file was worked through before. */
    public static String streamOf(String file) {
        return "import:" + file;
    }
}
