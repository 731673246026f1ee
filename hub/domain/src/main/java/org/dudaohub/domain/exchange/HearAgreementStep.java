package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Wording;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;

/** The peer said this, under its signature. Sent by the exchange, as often as it likes. */
@Wording("对方的协议步骤")
public record HearAgreementStep(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("步骤") AgreementStep step) implements ExchangeCommand {}
