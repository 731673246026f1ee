package org.dudaohub.server.wiring;

import org.dudaohub.connectors.deadletter.DeadLetterConfiguration;
import org.dudaohub.connectors.intake.IntakeConfiguration;
import org.dudaohub.connectors.partner.PartnerConfiguration;
import org.dudaohub.connectors.peer.PeerConfiguration;
import org.dudaohub.connectors.wechat.WeChatConfiguration;
import org.dudaohub.projections.ProjectionsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The rooms of the house that this node has. */
@Configuration(proxyBeanMethods = false)
@Import({
    ProjectionsConfiguration.class,
    IntakeConfiguration.class,
    PartnerConfiguration.class,
    PeerConfiguration.class,
    DeadLetterConfiguration.class,
    WeChatConfiguration.class
})
class Rooms {}
