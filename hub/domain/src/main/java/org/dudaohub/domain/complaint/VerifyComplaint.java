package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** Records what an inspector found about a complaint. Looked into again, the later finding stands; both stay on record. */
@Wording("核实举报投诉")
@SentBy({Role.OFFICE, Role.INSPECTOR})
public record VerifyComplaint(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("核实人") String inspector,
        @Wording("是否属实") boolean substantiated,
        @Required @Wording("核实情况") String facts,
        @Required @Wording("核实日期") LocalDate verifiedOn)
        implements ComplaintCommand, ByInspectors {

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.alone(inspector);
    }
}
