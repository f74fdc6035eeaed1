package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * An object as its JSON, of which only that is read which tells it from others; so one that cannot be read whole can
 * still be named.
 *
 * @param bytes UTF-8, of which the object is the part from {@code from} on
 */
record RawObject(
        byte[] bytes, int from, int length, String namespace, String name, String uid, String resourceVersion) {

    /** Reads the object that the parser stands at the beginning of; the parser reads from these very bytes. */
    static RawObject read(byte[] bytes, JsonParser parser) throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        String[] identity = {"", "", "", ""};
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean metadata = parser.currentName().equals("metadata");
                if (parser.nextToken() == JsonToken.START_OBJECT && metadata) {
                    readIdentity(parser, identity);
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
        int to = (int) parser.currentLocation().getByteOffset();
        return new RawObject(bytes, from, to - from, identity[0], identity[1], identity[2], identity[3]);
    }

    private static void readIdentity(JsonParser parser, String[] identity) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int place = switch (parser.currentName()) {
                case "namespace" -> 0;
                case "name" -> 1;
                case "uid" -> 2;
                case "resourceVersion" -> 3;
                default -> -1;
            };
            if (parser.nextToken() == JsonToken.VALUE_STRING && place >= 0) {
                identity[place] = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
