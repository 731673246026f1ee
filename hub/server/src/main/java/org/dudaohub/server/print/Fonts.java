package org.dudaohub.server.print;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The fonts that a PDF can carry: those configured that are there, can be read and have Chinese characters. */
@Component
class Fonts {

    private static final Logger log = LoggerFactory.getLogger(Fonts.class);

    private final List<Path> configured;
    private final List<File> usable;

    Fonts(PrintProperties properties) {
        configured = properties.font();
        // A font that cannot be used would leave a PDF blank without a word, so each is looked into once.
        usable = configured.stream()
                .filter(Files::isRegularFile)
                .filter(Fonts::hasChinese)
                .map(Path::toFile)
                .toList();
    }

    /** The first is the one to print with; empty if there is none. */
    List<File> usable() {
        return usable;
    }

    List<Path> configured() {
        return configured;
    }

    static boolean isCollection(Path font) {
        return font.toString().toLowerCase(Locale.ROOT).endsWith(".ttc");
    }

    private static boolean hasChinese(Path font) {
        try {
            if (!isCollection(font)) {
                try (TrueTypeFont single = new TTFParser().parse(new RandomAccessReadBufferedFile(font.toFile()))) {
                    return draws(single, '督');
                }
            }
            AtomicBoolean found = new AtomicBoolean();
            try (TrueTypeCollection fonts = new TrueTypeCollection(font.toFile())) {
                fonts.processAllFonts(one -> found.compareAndSet(false, draws(one, '督')));
            }
            return found.get();
        } catch (IOException unreadable) {
            log.warn("{} is no font to print with", font, unreadable);
            return false;
        }
    }

    private static boolean draws(TrueTypeFont font, int character) throws IOException {
        return font.getTableMap().containsKey("glyf")
                && font.getUnicodeCmapLookup().getGlyphId(character) != 0;
    }
}
