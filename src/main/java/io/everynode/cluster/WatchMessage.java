package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One message of a WATCH.
 *
 * @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED}, {@code BOOKMARK} or {@code ERROR}
 */
record WatchMessage(String type, RawObject object) {
    static WatchMessage read(String message) throws IOException {
        byte[] json = message.getBytes(StandardCharsets.UTF_8);
        String type = "";
        var object = new RawObject(json, 0, 0, "", "", "", "");
        try (JsonParser parser = Decoder.JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("type")) {
                    type = parser.getText();
                } else if (field.equals("object")) {
                    object = RawObject.read(json, parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new WatchMessage(type, object);
    }
}
