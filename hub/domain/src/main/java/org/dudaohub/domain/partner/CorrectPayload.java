package org.dudaohub.domain.partner;

import org.dudaohub.domain.Wording;

/**
 * Keeps what a failed payload should have said. Sent by the connectors, which archive the corrected bytes.
 *
 * @param content SHA-256 of the corrected bytes
 */
@Wording("更正平台报文")
public record CorrectPayload(
        @Wording("报文编号") String payload,
        @Wording("内容哈希") String content,
        @Wording("字节数") long bytes) implements PartnerCommand {

    @Override
    public String stream() {
        return RecordPayload.streamOf(payload);
    }
}
