package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Wording;

/** Ends the agreement in force with a peer, at once. */
@Wording("终止交换协议")
public record EndAgreement(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("本节点") String node,
        @Wording("理由") String reason)
        implements ExchangeCommand {}
