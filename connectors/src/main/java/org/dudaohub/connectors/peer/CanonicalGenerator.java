package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import org.erdtman.jcs.NumberToJSON;

/**
 * Writes RFC 8785 as long as the members of each object are written in order, and stops where they are not. Numbers and
 * texts are written as the standard wants them.
 */
final class CanonicalGenerator extends JsonGeneratorDelegate {

    private static final long MOST_EXACT = 1L << 53;
    private static final BigInteger MOST_EXACT_BIG = BigInteger.valueOf(MOST_EXACT);

    /** The last member of each object that is open; empty before its first. */
    private final Deque<String> members = new ArrayDeque<>();

    CanonicalGenerator(JsonGenerator out) {
        super(out, false);
    }

    /** Members did not come in order. */
    static final class OutOfOrderException extends IOException {

        OutOfOrderException(String member) {
            super(member + " comes too late");
        }
    }

    @Override
    public void writeStartObject() throws IOException {
        members.push("");
        super.writeStartObject();
    }

    @Override
    public void writeStartObject(Object forValue) throws IOException {
        writeStartObject();
    }

    @Override
    public void writeStartObject(Object forValue, int size) throws IOException {
        writeStartObject();
    }

    @Override
    public void writeEndObject() throws IOException {
        members.pop();
        super.writeEndObject();
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        String last = members.pop();
        if (!last.isEmpty() && name.compareTo(last) <= 0) {
            throw new OutOfOrderException(name);
        }
        members.push(name);
        super.writeFieldName(CanonicalJson.whole(name));
    }

    @Override
    public void writeFieldName(SerializableString name) throws IOException {
        writeFieldName(name.getValue());
    }

    @Override
    public void writeString(String text) throws IOException {
        super.writeString(CanonicalJson.whole(text));
    }

    @Override
    public void writeString(SerializableString text) throws IOException {
        writeString(text.getValue());
    }

    @Override
    public void writeNumber(long number) throws IOException {
        if (Math.abs(number) <= MOST_EXACT) {
            super.writeNumber(number);
        } else {
            writeNumber((double) number);
        }
    }

    @Override
    public void writeNumber(BigInteger number) throws IOException {
        if (number.abs().compareTo(MOST_EXACT_BIG) <= 0) {
            super.writeNumber(number);
        } else {
            writeNumber(number.doubleValue());
        }
    }

    @Override
    public void writeNumber(double number) throws IOException {
        super.writeNumber(NumberToJSON.serializeNumber(number));
    }

    @Override
    public void writeNumber(float number) throws IOException {
        writeNumber((double) number);
    }

    @Override
    public void writeNumber(BigDecimal number) throws IOException {
        writeNumber(number.doubleValue());
    }
}
