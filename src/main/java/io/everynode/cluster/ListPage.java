package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a LIST.
 *
 * @param next the token for the page after it, empty on the last
 */
record ListPage(String resourceVersion, String next, List<RawObject> items) {
    /** @throws IOException for what is no list: taken for an empty one it would say that all is gone */
    static ListPage read(byte[] json) throws IOException {
        var items = new ArrayList<RawObject>();
        String resourceVersion = "";
        String next = "";
        try (JsonParser parser = Decoder.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("expected an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("metadata")) {
                    JsonNode metadata = parser.readValueAsTree();
                    resourceVersion = metadata.path("resourceVersion").asText("");
                    next = metadata.path("continue").asText("");
                } else if (field.equals("items") && parser.currentToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.add(RawObject.read(json, parser));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        if (resourceVersion.isEmpty()) {
            throw new IOException("metadata.resourceVersion: expected with a list");
        }
        return new ListPage(resourceVersion, next, items);
    }
}
