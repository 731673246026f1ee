package org.dudaohub.server.notices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dudaohub.projections.notices.NoticeRow;
import org.dudaohub.projections.notices.NoticeSummary;
import org.dudaohub.projections.notices.NoticesQuery;
import org.dudaohub.server.listing.Listing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "通知")
class NoticesApi {

    private final NoticesQuery notices;

    NoticesApi(NoticesQuery notices) {
        this.notices = notices;
    }

    @GetMapping("/summary")
    @Operation(summary = "通知的微信发送和失败数、转站内数和学校已阅数")
    NoticeSummary summary() {
        return notices.summary();
    }

    @GetMapping
    @Operation(summary = "通知记录，最近的在前")
    ResponseEntity<List<NoticeRow>> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "100") int size) {
        return Listing.answer(notices.newestFirst(Listing.part(page, size)));
    }
}
