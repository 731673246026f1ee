package org.dudaohub.server;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.rectification.RectificationEvent.RevisitFormFiled;
import org.dudaohub.domain.rectification.RevisitForm;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.InspectionForm;
import org.dudaohub.domain.visit.VisitEvent.InspectionFormFiled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The two forms on paper: as a page and as PDF. */
class PrintTest extends NodeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Seven of Form 1's fields as filed here; the day and the deadline are printed in Chinese. */
    private static final Map<String, Object> FORM_1 = Map.of(
            "unit", "柳渡小学",
            "date", "2026-03-05",
            "inspectors", List.of("督学甲01", "林喆"),
            "item", "CANTEEN",
            "goodPractice", "食堂公示栏内容齐全",
            "shortcomings", "食品留样标签不全",
            "recommendation", "补全餐次、时间、责任人",
            "deadline", "2026-03-20",
            "remarks", "陪餐记录另附");

    private static final String[] PRINTED_1 = {
        "督导检查记录表",
        "被督导单位",
        "柳渡小学",
        "2026年3月5日",
        "督导人员",
        "督学甲01、林喆",
        "督导事项",
        "食堂、食品、饮水及宿舍卫生",
        "经验做法",
        "食堂公示栏内容齐全",
        "存在不足",
        "食品留样标签不全",
        "整改建议",
        "补全餐次、时间、责任人",
        "整改期限",
        "2026年3月20日",
        "备注",
        "陪餐记录另附"
    };

    private static final Map<String, Object> FORM_2 = Map.of(
            "unit", "柳渡小学",
            "date", "2026-03-25",
            "inspectors", List.of("督学甲01", "林喆"),
            "matter", "食品留样",
            "progress", "三个班的标签已补全",
            "goodPractice", "标签统一印制",
            "remaining", "两个班仍无标签",
            "nextSteps", "一周内补全并拍照上报",
            "remarks", "下次突击检查");

    private static final String[] PRINTED_2 = {
        "督导检查、整改回访记录表",
        "回访单位",
        "柳渡小学",
        "2026年3月25日",
        "回访人员",
        "督学甲01、林喆",
        "回访事项",
        "食品留样",
        "整改情况",
        "三个班的标签已补全",
        "经验做法",
        "标签统一印制",
        "未整改事项",
        "两个班仍无标签",
        "下一步工作要求",
        "一周内补全并拍照上报",
        "备注",
        "下次突击检查"
    };

    @Autowired
    private EventStore ledger;

    @BeforeEach
    void logIn() {
        inspector.logIn();
    }

    @Test
    void form_1_is_printed_with_all_its_fields_as_page_and_as_pdf() throws IOException {
        file("PR-01", Sample.SCHOOL, FORM_1);

        String page = inspector.open("/print/visits/PR-01").text();
        byte[] pdf = inspector.download("/print/visits/PR-01.pdf");

        keep("form-1", page, pdf);
        assertThat(text(page)).contains(PRINTED_1);
        assertThat(text(pdf)).contains(PRINTED_1);
        assertThat(pages(pdf)).isEqualTo(1);
    }

    @Test
    void form_2_is_printed_with_all_its_fields_as_page_and_as_pdf() throws IOException {
        file("PR-02", Sample.SCHOOL, FORM_1);
        report("PR-02-1", "2026-03-18");
        revisit("PR-02-1", FORM_2);

        String page = inspector.open("/print/rectifications/PR-02-1").text();
        byte[] pdf = inspector.download("/print/rectifications/PR-02-1.pdf");

        keep("form-2", page, pdf);
        assertThat(text(page)).contains(PRINTED_2);
        assertThat(text(pdf)).contains(PRINTED_2);
        assertThat(pages(pdf)).isEqualTo(1);
    }

    @Test
    void of_several_revisits_the_last_is_printed_unless_another_is_asked_for() throws IOException {
        file("PR-03", Sample.SCHOOL, FORM_1);
        report("PR-03-1", "2026-03-18");
        revisit("PR-03-1", FORM_2);
        report("PR-03-1", "2026-03-26");
        revisit("PR-03-1", with(FORM_2, Map.of("date", "2026-03-28", "progress", "已全部整改", "remaining", "")));

        String last = inspector.open("/print/rectifications/PR-03-1").text();
        String first = inspector.open("/print/rectifications/PR-03-1?form=1").text();

        keep("form-2-of-2", last, inspector.download("/print/rectifications/PR-03-1.pdf"));
        assertThat(last).contains("已全部整改", "第2次，共2次").doesNotContain("两个班仍无标签");
        assertThat(first).contains("两个班仍无标签", "第1次，共2次");
        assertThat(text(inspector.download("/print/rectifications/PR-03-1.pdf?form=1")))
                .contains("两个班仍无标签");
        assertThat(inspector.open("/print/rectifications/PR-03-1?form=3").status())
                .isEqualTo(404);
        assertThat(inspector.open("/print/rectifications/PR-03-1?form=x").status())
                .isEqualTo(400);
    }

    @Test
    void what_was_not_filed_is_not_found() {
        file("PR-04", Sample.SCHOOL, FORM_1);

        for (String path : List.of(
                "/print/visits/PR-NONE",
                "/print/visits/PR-NONE.pdf",
                "/print/visits",
                "/print/rectifications/PR-04-1",
                "/print/rectifications/PR-04-1.pdf",
                "/print/visits?id=PR-04&node=shipu")) {
            assertThat(inspector.open(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void a_school_prints_its_own_forms_only_and_office_and_auditor_print_all() {
        file("PR-05", Sample.SCHOOL, FORM_1);
        report("PR-05-1", "2026-03-18");
        revisit("PR-05-1", FORM_2);
        Map<String, Integer> answers = Map.of("office", 200, "auditor", 200, "school-1", 200, "school-2", 404);

        answers.forEach((login, status) -> {
            Browser user = as(login);
            user.logIn();
            for (String path : List.of("visits/PR-05", "visits/PR-05.pdf", "rectifications/PR-05-1")) {
                assertThat(user.open("/print/" + path).status())
                        .as("%s opens %s", login, path)
                        .isEqualTo(status);
            }
        });
        assertThat(stranger.open("/print/visits/PR-05").header("Location")).endsWith("/login");
    }

    @Test
    void a_long_text_flows_over_the_pages_and_none_of_it_is_lost() throws IOException {
        String story = numbered("事", 300);
        String advice = numbered("议", 300);
        file("PR-06", Sample.SCHOOL, with(FORM_1, Map.of("shortcomings", story, "recommendation", advice)));

        byte[] pdf = inspector.download("/print/visits/PR-06.pdf");

        keep("form-1-long", inspector.open("/print/visits/PR-06").text(), pdf);
        assertThat(pages(pdf)).isGreaterThan(2);
        assertThat(rightColumn(pdf)).contains(story + advice + "2026年3月20日陪餐记录另附");
        assertThat(text(pdf)).contains("存在", "整改", "备注");
    }

    @Test
    void whatever_people_type_is_printed_as_they_typed_it() throws IOException {
        String id = "督〔2026〕3/号 <b>&\"{x}%;.pdf";
        String typed = "<script>alert(1)</script> & \"引号\" '单' \u0001\u000b ${1+1} 第一行\n第二行 𠮷🙂";
        file(id, Sample.SCHOOL, with(FORM_1, Map.of("shortcomings", typed)));
        settle();

        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        String dossier = inspector
                .open("/cases/visit/case?id=" + URLEncoder.encode("visit:" + id, StandardCharsets.UTF_8))
                .text();
        Browser.Answer page = inspector.open(link(dossier, "打印"));
        byte[] pdf = inspector.download(link(page.text(), "下载 PDF"));

        keep("form-1-typed", page.text(), pdf);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;引号&quot;", "${1+1}")
                .doesNotContain("<script", "<b>");
        assertThat(text(pdf)).contains("<script>alert(1)</script>&\"引号\"", "${1+1}第一行第二行", squeezed(id));
        assertThat(inspector.open("/print/visits?id=" + encoded).text()).contains("第一行\n第二行");
        assertThat(inspector.open(link(page.text(), "返回案卷")).status()).isEqualTo(200);
    }

    @Test
    void a_kindergartens_form_names_the_item_as_kindergartens_call_it() {
        String kindergarten = "1199123009";
        office.upload("organizations", "幼儿园.csv", """
                机构代码,名称,类别,行政区划代码,上级机构代码,学生数,登记日期,负责人编号,负责人姓名,负责人电话
                1199123009,芦花幼儿园,幼儿园,990123,11990123MB99012356,180,2021-09-01,,,
                """);

        file("PR-07", kindergarten, with(FORM_1, Map.of("unit", "芦花幼儿园", "item", "CANTEEN")));

        assertThat(inspector.open("/print/visits/PR-07").text())
                .contains("食堂、食品、饮水及午睡室卫生")
                .doesNotContain("宿舍");
    }

    @Test
    void the_pdf_carries_the_characters_it_shows_even_the_rare_ones_of_a_name() throws IOException {
        file("PR-08", Sample.SCHOOL, FORM_1);

        try (PDDocument pdf = Loader.loadPDF(inspector.download("/print/visits/PR-08.pdf"))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    @Test
    void a_pdf_is_a_file_named_after_the_form() {
        file("PR-09", Sample.SCHOOL, FORM_1);

        Browser.Answer answer = inspector.open("/print/visits/PR-09.pdf");

        assertThat(answer.header("Content-Type")).startsWith("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains(URLEncoder.encode("督导检查记录表", StandardCharsets.UTF_8));
    }

    @Test
    void forms_that_a_peer_filed_are_printed_from_what_it_sent() throws IOException {
        InspectionForm inspection = new InspectionForm(
                "柳渡小学",
                LocalDate.of(2026, 3, 5),
                List.of("督学甲01", "林喆"),
                SupervisionItem.CANTEEN,
                "食堂公示栏内容齐全",
                "食品留样标签不全",
                "补全餐次、时间、责任人",
                LocalDate.of(2026, 3, 20),
                "陪餐记录另附");
        RevisitForm revisit = JSON.findAndRegisterModules().convertValue(FORM_2, RevisitForm.class);
        received(0, "visit:PEER-1", new InspectionFormFiled("PEER-1", Sample.SCHOOL, inspection, inspection.date()));
        received(1, "rectification:PEER-1-1", new RevisitFormFiled("PEER-1-1", Sample.SCHOOL, revisit, revisit.date()));
        settle();

        String dossier = inspector
                .open("/cases/rectification/case?id=shipu/rectification:PEER-1-1")
                .text();
        String page = inspector.open(link(dossier, "打印")).text();
        byte[] pdf = inspector.download("/print/visits.pdf?id=PEER-1&node=shipu");

        assertThat(text(page)).contains(PRINTED_2).contains("由节点shipu报送");
        assertThat(text(pdf)).contains(PRINTED_1).contains("由节点shipu报送");
        assertThat(inspector.open("/print/visits/PEER-1").status())
                .as("it is no case of this node's own")
                .isEqualTo(404);
        Browser otherSchool = as("school-2");
        otherSchool.logIn();
        assertThat(otherSchool.open("/print/visits?id=PEER-1&node=shipu").status())
                .isEqualTo(404);
    }

    private void file(String visit, String school, Map<String, Object> form) {
        assertThat(inspector
                        .post("/api/v1/inspection-forms", json(Map.of("visit", visit, "school", school, "form", form)))
                        .status())
                .isEqualTo(200);
    }

    private void report(String rectification, String day) {
        assertThat(office.post("/api/v1/rectifications/" + rectification + "/reports", Sample.report(day)))
                .returns("accepted", answer -> answer.json().path("outcome").asText());
    }

    private void revisit(String rectification, Map<String, Object> form) {
        assertThat(inspector.post("/api/v1/rectifications/" + rectification + "/revisits", json(form)))
                .returns("accepted", answer -> answer.json().path("outcome").asText());
    }

    private void received(long sequence, String stream, Event event) {
        ledger.publish(new GenericDomainEventMessage<>(
                "Feed",
                "feed:shipu",
                sequence,
                event,
                MetaData.with(Provenance.ORIGIN_NODE, "shipu")
                        .and(Provenance.ORIGIN_METADATA_PREFIX + Provenance.STREAM, stream)
                        .and(Provenance.ORIGIN_SEQUENCE, Long.toString(sequence))));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> with(Map<String, Object> form, Map<String, Object> changes) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.putAll(changes);
        return changed;
    }

    private static String numbered(String what, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "第%d件%s，核对台账与现场后逐项记录。".formatted(n, what))
                .collect(Collectors.joining());
    }

    /** The address behind a link of the page. */
    private static String link(String page, String text) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\"[^>]*>" + text + "<").matcher(page);
        assertThat(link.find()).as("a link " + text).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** The text that a page shows, less the space between its characters. */
    private static String text(String page) {
        return squeezed(page.replaceAll("(?s)<head>.*</head>", "").replaceAll("<[^>]+>", ""));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return squeezed(new PDFTextStripper().getText(document));
        }
    }

    /** What stands right of the captions, and above the page numbers. */
    private static String rightColumn(byte[] pdf) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDFTextStripperByArea column = new PDFTextStripperByArea();
                column.addRegion("column", new Rectangle(146, 0, 400, 785));
                column.extractRegions(page);
                text.append(column.getTextForRegion("column"));
            }
        }
        return squeezed(text.toString());
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** For people to look at. */
    private static void keep(String name, String page, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "print"));
        Files.writeString(folder.resolve(name + ".html"), page);
        Files.copy(new ByteArrayInputStream(pdf), folder.resolve(name + ".pdf"), REPLACE_EXISTING);
    }
}
