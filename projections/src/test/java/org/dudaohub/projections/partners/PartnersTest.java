package org.dudaohub.projections.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;

import java.util.List;
import java.util.Optional;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryFailed;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryMade;
import org.dudaohub.domain.partner.PartnerEvent.DeliveryRequeued;
import org.dudaohub.domain.partner.PartnerEvent.PayloadCorrected;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.partners.PartnersQuery.Criteria;
import org.junit.jupiter.api.Test;

class PartnersTest {

    private static final Paging FIRST = Paging.first(10);
    private static final PayloadFailed FAILED = new PayloadFailed(
            "qu-1",
            "qu",
            "O1",
            "forms",
            "inspection-forms",
            "三月.csv",
            "m-7",
            "aa",
            12,
            "ff",
            3,
            1,
            2,
            "LINES_REJECTED",
            "退回2行",
            List.of("2199123001", "QD-2026-03-007"),
            MARCH);

    @Test
    void failed_payloads_are_found_by_school_case_file_and_message() {
        try (Node node = Node.start()) {
            node.happened(
                    FAILED,
                    new PayloadTaken(
                            "qu-2",
                            "qu",
                            "O1",
                            "forms",
                            "inspection-forms",
                            "四月.csv",
                            null,
                            "bb",
                            9,
                            "gg",
                            2,
                            0,
                            MARCH));

            PartnersQuery partners = node.settled(PartnersQuery.class);
            for (String text : List.of("2199123001", "QD-2026-03-007", "三月", "m-7", "qu-1", "aa")) {
                assertThat(partners.payloads(new Criteria(Optional.of("qu"), true, text), FIRST)
                                .items())
                        .as(text)
                        .extracting(PayloadRow::payload)
                        .containsExactly("qu-1");
            }
            assertThat(partners.payloads(new Criteria(Optional.empty(), false, ""), FIRST)
                            .items())
                    .extracting(PayloadRow::payload)
                    .containsExactly("qu-2", "qu-1");
            assertThat(partners.payloads(new Criteria(Optional.of("other"), false, ""), FIRST)
                            .total())
                    .isZero();
            assertThat(partners.payloads(new Criteria(Optional.empty(), true, ".*"), FIRST)
                            .total())
                    .isZero();
        }
    }

    @Test
    void a_payload_that_was_corrected_and_rerun_waits_for_nobody() {
        try (Node node = Node.start()) {
            node.happened(FAILED, new PayloadCorrected("qu-1", "qu", "O1", "cc", 13, MARCH));
            assertThat(node.settled(PartnersQuery.class).payload("qu-1")).hasValueSatisfying(row -> {
                assertThat(row.state()).isEqualTo(PayloadState.CORRECTED);
                assertThat(row.content()).isEqualTo("cc");
            });
            node.happened(new PayloadRerun("qu-1", "qu", "O1", "cc", "hh", 5, 1, MARCH));

            PartnersQuery partners = node.settled(PartnersQuery.class);
            assertThat(partners.payload("qu-1"))
                    .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(PayloadState.RERUN));
            assertThat(partners.payloads(new Criteria(Optional.empty(), true, ""), FIRST)
                            .total())
                    .isZero();
        }
    }

    @Test
    void a_delivery_that_failed_is_open_until_it_was_made() {
        DeliveryFailed failed = new DeliveryFailed(
                "qu/news/0/7", "qu", "O1", "news", "RECTIFICATIONS", "2199123001", 7, "{}", "HTTP_422", "对方不接受", MARCH);
        try (Node node = Node.start()) {
            node.happened(failed, new DeliveryRequeued("qu/news/0/7", "qu", "O1", "news", 7, null, MARCH));
            assertThat(node.settled(PartnersQuery.class)
                            .deliveries(new Criteria(Optional.of("qu"), true, "2199123001"), FIRST)
                            .items())
                    .extracting(DeliveryRow::state)
                    .containsExactly(DeliveryState.REQUEUED);
            node.happened(
                    new DeliveryMade("qu/news/0/7", "qu", "O1", "news", "RECTIFICATIONS", "2199123001", 7, MARCH));

            assertThat(node.settled(PartnersQuery.class).delivery("qu/news/0/7"))
                    .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(DeliveryState.MADE));
        }
    }
}
