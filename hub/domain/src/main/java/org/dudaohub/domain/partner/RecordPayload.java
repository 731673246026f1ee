package org.dudaohub.domain.partner;

import java.util.List;
import org.dudaohub.domain.Wording;

/**
 * Keeps what became of a payload: taken in, or failed where {@code failure} says why.
 *
 * @param payload its id: the same bytes on the same channel are the same payload
 * @param channel the partner's channel on which it came
 * @param kind what it carries, such as {@code inspection-forms}
 * @param fileName as its sender named it
 * @param message the id that its sender gave it; null if it has none
 * @param content SHA-256 of its bytes, hexadecimal: its name in the archive
 * @param bytes how long it is
 * @param file SHA-256 of the file that was worked through, see {@code FileImported}; null if it came to none
 * @param failure code of the failure; null if it was taken in
 * @param explanation of the failure, in Chinese
 * @param keys codes of schools, numbers of cases: by what people look for it
 */
@Wording("记录平台报文")
public record RecordPayload(
        @Wording("报文编号") String payload,
        @Wording("平台编号") String partner,
        @Wording("机构代码") String office,
        @Wording("通道") String channel,
        @Wording("种类") String kind,
        @Wording("文件名") String fileName,
        @Wording("消息编号") String message,
        @Wording("内容哈希") String content,
        @Wording("字节数") long bytes,
        @Wording("文件哈希") String file,
        @Wording("成功行数") int accepted,
        @Wording("重复行数") int unchanged,
        @Wording("退回行数") int rejected,
        @Wording("失败代码") String failure,
        @Wording("失败说明") String explanation,
        @Wording("业务编号") List<String> keys)
        implements PartnerCommand {

    @Override
    public String stream() {
        return streamOf(payload);
    }

    static String streamOf(String payload) {
        return "payload:" + payload;
    }
}
