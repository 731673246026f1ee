package org.dudaohub.server.print;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With what PDFs are printed.
 *
 * @param font files of TrueType fonts or collections with Chinese characters; the first that is there is used, and the
 *     others supply the characters that it lacks
 */
@ConfigurationProperties("dudao.print")
record PrintProperties(List<Path> font) {}
