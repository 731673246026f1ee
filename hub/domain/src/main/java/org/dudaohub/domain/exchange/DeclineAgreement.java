package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Wording;

/** Turns down what a peer proposed, or takes back what this node proposed. */
@Wording("谢绝交换协议")
public record DeclineAgreement(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("协议编号") String agreement,
        @Wording("本节点") String node,
        @Wording("理由") String reason)
        implements ExchangeCommand {}
