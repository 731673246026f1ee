package org.dudaohub.domain.partner;

import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/**
 * Says who a partner is and how it is reached; the same again with other words replaces what held before. Sent by the
 * connectors, which understand the declaration and seal its credentials.
 *
 * @param declaration JSON as the connectors write it
 * @param credentials every secret of the partner as one sealed text; null if it needs none
 */
@Wording("登记对接平台")
public record DeclarePartner(
        @Wording("平台编号") String partner,
        @Wording("平台名称") String name,
        @Wording("机构代码") String office,
        @Wording("接入声明") String declaration,
        @Wording("凭据") SealedText credentials)
        implements PartnerCommand {

    @Override
    public String stream() {
        return streamOf(partner);
    }

    static String streamOf(String partner) {
        return "partner:" + partner;
    }
}
