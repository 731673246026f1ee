package org.dudaohub.domain.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.Wording;

/** Proposes an agreement to a peer. See {@link ExchangeEvent.AgreementProposed}. */
@Wording("提议交换协议")
public record ProposeAgreement(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("协议编号") String agreement,
        @Wording("本节点") String node,
        @Wording("发送范围") Terms sends,
        @Wording("接收范围") Terms accepts,
        @Wording("传输方式") String transport,
        @Wording("本节点公钥") String key,
        @Wording("对方公钥") String peerKey,
        @Wording("生效日期") LocalDate validFrom,
        @Wording("失效日期") LocalDate validUntil)
        implements ExchangeCommand {}
