package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to what platforms send. */
public sealed interface IntakeEvent extends Event {

    /**
     * A file was worked through to its end.
     *
     * @param file SHA-256 of the file's bytes, hexadecimal: its name in the archive
     * @param partner who sent it, as configured
     * @param kind what it carries, such as {@code inspection-forms}
     * @param office code of the office whose node took it in
     * @param accepted lines that became events
     * @param unchanged lines whose content was recorded before
     * @param rejected lines that went back, with their reasons
     */
    @EventName("intake.FileImported")
    @Wording(value = "文件导入", sentence = "导入文件{fileName}：成功{accepted}行，重复{unchanged}行")
    record FileImported(
            String file,
            String fileName,
            String partner,
            String kind,
            String office,
            int accepted,
            int unchanged,
            List<RejectedLine> rejected,
            LocalDate happenedOn)
            implements IntakeEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    /**
     * A platform's record contradicts what a register holds. It may be about somebody about whom it was detected and settled
     * before.
     *
     * @param conflict who sent it and whom it is about
     * @param file SHA-256 of the file that said so, and {@code line} its line
     */
    @EventName("intake.SyncConflictDetected")
    @Wording(value = "数据冲突待处理", sentence = "{partner}报送的{subject}与台账不一致：{differences}")
    record SyncConflictDetected(
            String conflict,
            String partner,
            String subject,
            String office,
            String file,
            int line,
            List<Difference> differences,
            LocalDate happenedOn)
            implements IntakeEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("intake.SyncConflictSettled")
    @Wording(value = "数据冲突已处理", sentence = "{settlement}：{grounds}")
    record SyncConflictSettled(
            String conflict, String subject, String office, Settlement settlement, String grounds, LocalDate happenedOn)
            implements IntakeEvent {
        @Override
        public String organization() {
            return office;
        }
    }
}
