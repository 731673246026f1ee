package org.dudaohub.connectors.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dudaohub.connectors.intake.Row;
import org.dudaohub.connectors.intake.Rows;
import org.dudaohub.connectors.intake.UnreadableFileException;

/** The records of a payload, whatever its format, as JSON objects, one after the other. */
final class Records {

    private static final int AFTER_HEADER = 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final XmlMapper XML = new XmlMapper();

    private Records() {}

    /** Takes the records; {@code line} is their number as a person counts it, the header being line 1. */
    @FunctionalInterface
    interface Handler {

        void on(int line, JsonNode record) throws UnreadableFileException;
    }

    static void read(byte[] content, Format format, String records, Handler handler)
            throws UnreadableFileException, IOException {
        switch (format) {
            case CSV, XLSX -> table(content, handler);
            case JSON -> json(content, records, handler);
            case XML -> xml(content, records, handler);
        }
    }

    private static void table(byte[] content, Handler handler) throws UnreadableFileException, IOException {
        Header header = new Header();
        Rows.read(content, row -> header.row(row, handler));
    }

    /** The first row that is not blank says what stands in the others. */
    private static final class Header {

        private List<String> names;

        void row(Row row, Handler handler) throws UnreadableFileException {
            if (row.cells().stream().allMatch(String::isBlank)) {
                return;
            }
            if (names == null) {
                names = row.cells().stream().map(String::strip).toList();
                return;
            }
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < Math.min(names.size(), row.cells().size()); i++) {
                record.put(names.get(i), row.cells().get(i));
            }
            handler.on(row.number(), record);
        }
    }

    private static void json(byte[] content, String records, Handler handler) throws UnreadableFileException {
        ObjectReader reader = JSON.readerFor(JsonNode.class);
        if (!records.isEmpty()) {
            reader = reader.at(JsonPointer.compile(records));
        }
        int line = AFTER_HEADER;
        try (MappingIterator<JsonNode> found = reader.readValues(Rows.text(content))) {
            while (found.hasNextValue()) {
                JsonNode record = found.nextValue();
                if (!record.isObject()) {
                    throw new UnreadableFileException("JSON中“%s”处不是记录的数组".formatted(records));
                }
                handler.on(line++, record);
            }
        } catch (JsonProcessingException malformed) {
            throw new UnreadableFileException("文件不是有效的JSON：" + where(malformed), malformed);
        } catch (IOException | RuntimeException malformed) {
            throw new UnreadableFileException("文件不是有效的JSON", malformed);
        }
    }

    private static String where(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? "内容有误"
                : "第%d行第%d个字符处有误"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
    }

    private static void xml(byte[] content, String records, Handler handler) throws UnreadableFileException {
        int line = AFTER_HEADER;
        Deque<String> path = new ArrayDeque<>();
        try {
            XMLStreamReader xml = safe().createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw new UnreadableFileException("XML不得含有DTD（文档类型定义）");
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(xml.getLocalName());
                        if (("/" + String.join("/", path)).equals(records)) {
                            // Reads the element to its end, on which the reader then stands.
                            handler.on(line++, asObject(XML.readValue(xml, JsonNode.class)));
                            path.removeLast();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                    default -> {}
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException malformed) {
            throw new UnreadableFileException("文件不是有效的XML，或含有不允许的实体", malformed);
        }
    }

    /** An element without children or attributes reads as a text. */
    private static JsonNode asObject(JsonNode element) {
        return element.isObject()
                ? element
                : JsonNodeFactory.instance.objectNode().set("", element);
    }

    /** No document type, no entities from outside: XXE and entity bombs stop here. */
    private static XMLInputFactory safe() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
