package org.dudaohub.server.print;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.wording.Sentence;
import org.dudaohub.projections.dossier.DossierQuery;
import org.springframework.stereotype.Component;

/** Finds filed forms: this node's own in the ledger, a peer's in the dossier of the replicated case. */
@Component
class FiledForms {

    private static final String ITEM = "form_item";

    private final EventStore ledger;
    private final DossierQuery dossiers;
    private final OrganizationRegister register;

    FiledForms(EventStore ledger, DossierQuery dossiers, OrganizationRegister register) {
        this.ledger = ledger;
        this.dossiers = dossiers;
        this.register = register;
    }

    /**
     * A form of this node's own case.
     *
     * @param number which one, from 1; null for the last
     */
    Optional<FiledForm> own(Paper paper, String id, Integer number) {
        List<Event> forms = ledger.readEvents(paper.capability + ":" + id)
                .asStream()
                .map(Message::getPayload)
                .filter(paper.filed::isInstance)
                .map(Event.class::cast)
                .toList();
        int wanted = number == null ? forms.size() : number;
        if (wanted < 1 || wanted > forms.size()) {
            return Optional.empty();
        }
        Event form = forms.get(wanted - 1);
        return Optional.of(new FiledForm(
                form.organization(), wanted, forms.size(), asPrinted(form.organization(), Sentence.fields(form))));
    }

    /** The last form of a peer's case; the ledger keeps what a peer sent in the order of its arrival, not by case. */
    Optional<FiledForm> replicated(Paper paper, String node, String id) {
        return dossiers.byId(node + "/" + paper.capability + ":" + id)
                .filter(dossier -> dossier.fields().containsKey("form_unit"))
                .map(dossier -> new FiledForm(
                        dossier.organization(), 1, 1, asPrinted(dossier.organization(), dossier.fields())));
    }

    /** A kindergarten's form names the item as kindergartens call it. */
    private Map<String, String> asPrinted(String school, Map<String, String> fields) {
        boolean kindergarten = register.find(school)
                .filter(entry -> entry.kind() == OrganizationKind.KINDERGARTEN)
                .isPresent();
        if (!kindergarten || !fields.containsKey(ITEM)) {
            return fields;
        }
        Map<String, String> printed = new HashMap<>(fields);
        printed.compute(
                ITEM,
                (_, label) -> Stream.of(SupervisionItem.values())
                        .filter(item -> item.label().equals(label))
                        .map(item -> item.label(OrganizationKind.KINDERGARTEN))
                        .findFirst()
                        .orElse(label));
        return printed;
    }
}
