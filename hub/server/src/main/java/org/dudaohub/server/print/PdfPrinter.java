package org.dudaohub.server.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Prints a sheet as PDF, from the template and the style sheet that also make its page. */
@Component
class PdfPrinter {

    /** A PDF takes some 50 MB while it is made, mostly its font. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 20;
    private static final int NORMAL_WEIGHT = 400;

    /** What XML 1.0 cannot hold, not even escaped. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine templates;
    private final Fonts fonts;
    private final String style;
    private final Semaphore presses = new Semaphore(AT_ONCE, true);

    PdfPrinter(SpringTemplateEngine templates, Fonts fonts, @Value("classpath:/static/css/print.css") Resource style)
            throws IOException {
        this.templates = templates;
        this.fonts = fonts;
        this.style = style.getContentAsString(StandardCharsets.UTF_8);
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /** A PDF, or why there is none. */
    sealed interface Answer {

        record Printed(byte[] pdf) implements Answer {}

        record NoFont() implements Answer {}

        record Busy() implements Answer {}
    }

    Answer print(Sheet sheet) throws IOException, InterruptedException {
        if (fonts.usable().isEmpty()) {
            return new Answer.NoFont();
        }
        String html = templates.process("print", new Context(Locale.CHINA, Map.of("sheet", sheet, "style", style)));
        if (!presses.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return new Answer.Busy();
        }
        try {
            return new Answer.Printed(pdf(NOT_XML.matcher(html).replaceAll("")));
        } finally {
            presses.release();
        }
    }

    private byte[] pdf(String html) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<File> files = fonts.usable();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(files.getFirst(), "form");
        for (File more : files.subList(1, files.size())) {
            builder.useFont(
                    more, "more", NORMAL_WEIGHT, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.FALLBACK_FINAL));
        }
        builder.useReplacementText("〓");
        // The sheet is complete: nothing is fetched from anywhere.
        builder.useUriResolver((base, uri) -> null);
        builder.useFastMode();
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        builder.run();
        return pdf.toByteArray();
    }
}
