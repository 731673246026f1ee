package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Keeps that a platform's record contradicts what a register holds; sent by the intake, as often as the record comes.
 *
 * @param partner who sent it
 * @param subject code of the organisation, or number of the inspector, that it is about
 * @param file SHA-256 of the file, and {@code line} its line there
 */
@Wording("记录数据冲突")
public record DetectSyncConflict(
        @Required @Wording("对接方") String partner,
        @Required @Wording("对象编号") String subject,
        @Wording("机构代码") String office,
        @Wording("文件哈希") String file,
        @Wording("行号") int line,
        @Required @Wording("不一致") List<Difference> differences,
        @Required @Wording("发现日期") LocalDate detectedOn)
        implements IntakeCommand {

    @Override
    public String stream() {
        return SyncConflict.streamOf(SyncConflict.id(partner, subject));
    }
}
