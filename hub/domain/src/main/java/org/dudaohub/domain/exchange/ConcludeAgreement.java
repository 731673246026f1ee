package org.dudaohub.domain.exchange;

import java.time.LocalDate;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Concludes an agreement with a peer, or replaces the one in force. See {@link ExchangeEvent.AgreementConcluded}. */
@Wording("签订交换协议")
@SentBy(Role.OFFICE)
public record ConcludeAgreement(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("发送范围") Terms sends,
        @Wording("接收范围") Terms accepts,
        @Wording("对方公钥") String peerKey,
        @Wording("生效日期") LocalDate validFrom,
        @Wording("失效日期") LocalDate validUntil)
        implements ExchangeCommand {

    @Override
    public String stream() {
        return "agreement:" + peer;
    }
}
