package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/**
 * Partners that the configuration declares, each in a JSON file {@code {id, name, declaration, credentials}}. What a file says
 * is declared at each start; a partner that says the same already is left alone. A secret is written as a reference to an
 * environment variable or property, such as {@code ${SCHOOL_PASSWORD}}.
 */
final class DeclaredFiles {

    private static final Logger log = LoggerFactory.getLogger(DeclaredFiles.class);
    private static final Map<String, String> SYSTEM = Map.of(
            Provenance.ACTOR, "system",
            Provenance.ACTOR_NAME, "系统",
            Provenance.CHANNEL, "system");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final PartnerProperties properties;
    private final PartnerDesk desk;
    private final UnaryOperator<String> references;

    DeclaredFiles(PartnerProperties properties, PartnerDesk desk, UnaryOperator<String> references) {
        this.properties = properties;
        this.desk = desk;
        this.references = references;
    }

    private record File(String id, String name, JsonNode declaration, Map<String, String> credentials) {}

    void declare() {
        properties.platforms().declarations().forEach(this::declare);
    }

    private void declare(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            File file = JSON.readValue(content, File.class);
            Map<String, String> secrets = file.credentials() == null
                    ? Map.of()
                    : file.credentials().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> references.apply(entry.getValue())));
            Outcome outcome = desk.declare(file.id(), file.name(), String.valueOf(file.declaration()), secrets, SYSTEM);
            if (outcome instanceof Outcome.Refused(var reason, var message)) {
                log.error("The partner in {} cannot be declared: {} {}", resource.getDescription(), reason, message);
            }
        } catch (IOException | IllegalArgumentException broken) {
            log.error("The partner in {} cannot be read", resource.getDescription(), broken);
        }
    }
}
