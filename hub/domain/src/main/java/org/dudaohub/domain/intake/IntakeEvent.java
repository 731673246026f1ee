package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to a file that a platform sent. */
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
}
