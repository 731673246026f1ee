package org.dudaohub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateFieldsTest {

    @Test
    void a_long_text_is_cut_to_20_characters_and_never_in_the_middle_of_one() {
        assertThat(TemplateFields.thing("一二三四五六七八九十一二三四五六七八九十")).hasSize(20).doesNotContain("…");
        assertThat(TemplateFields.thing("一二三四五六七八九十一二三四五六七八九十一")).isEqualTo("一二三四五六七八九十一二三四五六七八九…");
        assertThat(TemplateFields.thing("𠀀".repeat(30))).isEqualTo("𠀀".repeat(19) + "…");
    }

    @Test
    void a_text_is_one_line_and_never_empty() {
        assertThat(TemplateFields.thing(" 一\r\n二\t三 ")).isEqualTo("一 二 三");
        assertThat(TemplateFields.thing(" \n")).isEqualTo("见督导平台");
    }

    @Test
    void a_case_number_is_at_most_32_characters_of_ascii() {
        assertThat(TemplateFields.characterString("督2026-03 7")).isEqualTo("-2026-03-7");
        assertThat(TemplateFields.characterString("X".repeat(40))).hasSize(32);
    }
}
