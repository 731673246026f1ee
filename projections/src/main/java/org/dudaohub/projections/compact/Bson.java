package org.dudaohub.projections.compact;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Set;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;

/** Documents as BSON, in the server's own encoding. */
final class Bson {

    private Bson() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, buffer);
        byte[] encoded = new byte[buffer.readableBytes()];
        buffer.readBytes(encoded);
        return encoded;
    }

    static Document decode(byte[] encoded) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(encoded));
    }

    /** Only those of the document's fields. */
    static Document decode(byte[] encoded, Set<String> fields) {
        Document document = new Document();
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(encoded))) {
            reader.readStartDocument();
            for (BsonType type = reader.readBsonType();
                    type != BsonType.END_OF_DOCUMENT;
                    type = reader.readBsonType()) {
                String name = reader.readName();
                if (fields.contains(name)) {
                    ByteBuf value = Unpooled.wrappedBuffer(encoded)
                            .readerIndex(reader.getBsonInput().getPosition());
                    document.put(name, BsonDecoder.decodeValue((byte) type.getValue(), value));
                }
                reader.skipValue();
            }
        }
        return document;
    }
}
