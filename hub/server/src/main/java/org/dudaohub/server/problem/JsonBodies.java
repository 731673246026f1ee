package org.dudaohub.server.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * How bodies are read: no more than a form needs, and nothing is taken for something else. And how they are written: with
 * their length, so that an answer leaves in one packet.
 */
@Configuration(proxyBeanMethods = false)
class JsonBodies {

    private static final long LARGEST_BODY = 1_000_000;

    @Bean
    MappingJackson2HttpMessageConverter jsonConverter(Jackson2ObjectMapperBuilder builder) {
        ObjectMapper json = builder.factory(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxDocumentLength(LARGEST_BODY)
                                .build())
                        .build())
                .build();
        json.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return new WithLength(json);
    }

    private static final class WithLength extends MappingJackson2HttpMessageConverter {

        WithLength(ObjectMapper json) {
            super(json);
        }

        /** No list is longer than a page, so an answer has room in memory. */
        @Override
        protected void writeInternal(Object object, Type type, HttpOutputMessage message) throws IOException {
            var body = new FastByteArrayOutputStream();
            super.writeInternal(object, type, new InMemory(message.getHeaders(), body));
            message.getHeaders().setContentLength(body.size());
            body.writeTo(message.getBody());
        }
    }

    private record InMemory(HttpHeaders getHeaders, OutputStream getBody) implements HttpOutputMessage {}
}
