package org.dudaohub.domain.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.Wording;

/**
 * Tells the peer under which key this node will sign. See {@link ExchangeEvent.KeyAnnounced}.
 *
 * @param effectiveFrom first day on which the previous key is not used any more
 */
@Wording("公布新公钥")
public record AnnounceKey(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("本节点") String node,
        @Wording("公钥") String key,
        @Wording("原密钥") String previous,
        @Wording("启用日期") LocalDate effectiveFrom)
        implements ExchangeCommand {}
