package org.dudaohub.domain.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Records on this side alone an agreement that was made outside the exchange, or replaces the one in force: for a peer
 * whose program knows no proposals. See {@link ExchangeEvent.AgreementConcluded}.
 */
@Wording("登记已签订的交换协议")
public record ConcludeAgreement(
        @Required @Wording("对方节点") String peer,
        @Required @Wording("机构代码") String office,
        @Required @Wording("发送范围") Terms sends,
        @Required @Wording("接收范围") Terms accepts,
        @Required @Wording("对方公钥") String peerKey,
        @Required @Wording("生效日期") LocalDate validFrom,
        @Wording("失效日期") LocalDate validUntil)
        implements ExchangeCommand {}
