package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A node on a machine without a Chinese font: none at the one path, something else at the other. */
@TestPropertySource(properties = "dudao.print.font=/nowhere/song.ttf,pom.xml")
class PrintWithoutFontTest extends NodeTest {

    @Test
    void the_pdf_says_what_to_install_and_the_page_is_printed_all_the_same() {
        inspector.post("/api/v1/inspection-forms", Sample.form("NF-1", Sample.SCHOOL));
        inspector.logIn();

        Browser.Answer pdf = inspector.open("/print/visits/NF-1.pdf");

        assertThat(pdf.status()).isEqualTo(503);
        assertThat(pdf.text()).contains("没有可用的中文字体", "fonts-arphic-uming", "dudao.print.font", "/nowhere/song.ttf");
        assertThat(inspector.open("/print/visits/NF-1").text()).contains("食品留样标签不全");
    }
}
