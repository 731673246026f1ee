package org.dudaohub.server.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Secrets;
import org.dudaohub.ledger.vault.KeyVault;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes commands of JSON. Identity data comes in the clear and is sealed before anything else sees it. */
@Component
class CommandReader {

    private final ObjectMapper json;
    private final KeyVault vault;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    CommandReader(ObjectMapper json, KeyVault vault) {
        this.json = json;
        this.vault = vault;
    }

    /**
     * @param body a JSON object with the command's components
     * @throws JsonProcessingException if it is not what the command looks like; its path names the field
     * @throws ProblemException if identity data comes without the person whose it is
     */
    <T extends Command> T read(Class<T> type, JsonNode body) throws JsonProcessingException {
        JsonNode sealed = body.deepCopy();
        List<Field> fields = Field.of(type);
        Secrets.nameless(fields, sealed).ifPresent(field -> {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY, Reason.MISSING.name(), "填写“%s”时须写明是谁的".formatted(field.label()));
        });
        Secrets.seal(fields, sealed, vault::seal);
        return readers.computeIfAbsent(type, this::reader).treeToValue(sealed, type);
    }

    private ObjectReader reader(Class<?> type) {
        return json.readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
