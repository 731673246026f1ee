package org.dudaohub.domain.exchange;

import org.dudaohub.domain.Wording;

/**
 * Accepts what a peer proposed.
 *
 * @param peerKey the key under which the peer proposed it, as it was compared with the peer by another way; without that a
 *     proposal could be anybody's
 */
@Wording("接受交换协议")
public record AcceptAgreement(
        @Wording("对方节点") String peer,
        @Wording("机构代码") String office,
        @Wording("协议编号") String agreement,
        @Wording("本节点") String node,
        @Wording("本节点公钥") String key,
        @Wording("对方公钥") String peerKey)
        implements ExchangeCommand {}
