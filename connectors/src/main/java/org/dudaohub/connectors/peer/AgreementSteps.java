package org.dudaohub.connectors.peer;

import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementStep;
import org.dudaohub.domain.exchange.HearAgreementStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has this node's agreements record what a peer said about them. What is said again changes nothing. */
final class AgreementSteps {

    private static final Logger log = LoggerFactory.getLogger(AgreementSteps.class);
    private static final long TIMEOUT = 30;

    private final PeerProperties.Node node;
    private final CommandGateway commands;

    AgreementSteps(PeerProperties.Node node, CommandGateway commands) {
        this.node = node;
        this.commands = commands;
    }

    void hear(String peer, AgreementStep step) {
        var command = GenericCommandMessage.asCommandMessage(new HearAgreementStep(peer, node.office(), step))
                .withMetaData(ExchangeLedger.channel(peer));
        if (commands.sendAndWait(command, TIMEOUT, TimeUnit.SECONDS) instanceof Outcome.Refused refused) {
            log.warn("What {} said about the agreement {} is not recorded: {}", peer, step.agreement(), refused);
        }
    }
}
