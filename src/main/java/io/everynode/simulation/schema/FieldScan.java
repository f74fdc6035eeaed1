package io.everynode.simulation.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.everynode.simulation.schema.Schema.Dictionary;
import io.everynode.simulation.schema.Schema.Raw;
import io.everynode.simulation.schema.Schema.Scalar;
import io.everynode.simulation.schema.Schema.Sequence;
import io.everynode.simulation.schema.Schema.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields of a text that are unknown or written twice, in its order and in the words of {@code sigs.k8s.io/json}. */
public final class FieldScan {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final List<String> findings = new ArrayList<>();

    private FieldScan(JsonParser parser) {
        this.parser = parser;
    }

    /** @param json a text that is JSON */
    public static List<String> of(String json, Schema schema) {
        try (JsonParser parser = JSON.createParser(json)) {
            FieldScan scan = new FieldScan(parser);
            parser.nextToken();
            scan.value(schema, "");
            return List.copyOf(scan.findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(Schema schema, String path) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(schema, path);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            Schema element = schema instanceof Sequence sequence ? sequence.element() : Raw.ANYTHING;
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(element, path + "[" + i + "]");
            }
        }
    }

    private void object(Schema schema, String path) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String field = path.isEmpty() ? name : path + "." + name;
            parser.nextToken();
            if (!seen.add(name)) {
                findings.add("duplicate field \"" + field + "\"");
            }
            if (schema instanceof Struct struct && !struct.fields().containsKey(name)) {
                findings.add("unknown field \"" + field + "\"");
                parser.skipChildren();
            } else {
                value(field(schema, name), field);
            }
        }
    }

    private static Schema field(Schema schema, String name) {
        return switch (schema) {
            case Struct struct -> struct.fields().getOrDefault(name, Raw.ANYTHING);
            case Dictionary dictionary -> dictionary.value();
            case Sequence s -> Raw.ANYTHING;
            case Scalar s -> Raw.ANYTHING;
            case Raw raw -> raw;
        };
    }
}
