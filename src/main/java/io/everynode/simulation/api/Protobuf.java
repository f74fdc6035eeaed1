package io.everynode.simulation.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.api.ProtobufTypes.Field;
import io.everynode.simulation.api.ProtobufTypes.Message;
import io.everynode.simulation.registry.ApiStatus;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the bodies that kubectl's typed clients send as {@code application/vnd.kubernetes.protobuf}: four bytes, then the message
 * {@code runtime.Unknown}, in which the object lies. Answers are JSON, which those clients take as well.
 */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Protobuf(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The same object as JSON; 415 for an object of a kind that is not known, 400 for bytes that are none. */
    static Buffer toJson(Buffer body) {
        byte[] bytes = body.getBytes();
        if (!Arrays.equals(bytes, 0, Math.min(MAGIC.length, bytes.length), MAGIC, 0, MAGIC.length)) {
            throw broken("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        try {
            Unknown unknown = new Protobuf(bytes, MAGIC.length, bytes.length).unknown();
            Message type = ProtobufTypes.of(unknown.kind);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("apiVersion", unknown.apiVersion).put("kind", unknown.kind);
            unknown.raw.into(json, type);
            return Json.write(json);
        } catch (IndexOutOfBoundsException e) {
            throw broken("unexpected EOF");
        }
    }

    /** What every body is wrapped in. */
    private record Unknown(String apiVersion, String kind, Protobuf raw) {}

    private Unknown unknown() {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        Protobuf raw = new Protobuf(bytes, end, end);
        while (at < end) {
            int tag = (int) varint();
            if (tag == (1 << 3 | BYTES)) {
                nested().into(meta, ProtobufTypes.TYPE_META);
            } else if (tag == (2 << 3 | BYTES)) {
                raw = nested();
            } else {
                skip(tag & 7);
            }
        }
        return new Unknown(meta.path("apiVersion").asText(), meta.path("kind").asText(), raw);
    }

    private void into(ObjectNode json, Message type) {
        while (at < end) {
            int tag = (int) varint();
            Map.Entry<String, Field> field = type.fields().get(tag >>> 3);
            if (field == null) {
                skip(tag & 7);
            } else {
                put(json, field.getKey(), field.getValue());
            }
        }
    }

    private void put(ObjectNode json, String name, Field field) {
        switch (field) {
            case ProtobufTypes.Plain.TEXT -> json.put(name, text());
            case ProtobufTypes.Plain.NUMBER -> json.put(name, varint());
            case ProtobufTypes.Plain.FLAG -> json.put(name, varint() != 0);
            case ProtobufTypes.Plain.TEXTS -> array(json, name).add(text());
            case ProtobufTypes.Plain.TEXT_MAP -> entry(object(json, name), false);
            case ProtobufTypes.Plain.QUANTITY_MAP -> entry(object(json, name), true);
            case Message message -> nested().into(object(json, name), message);
        }
    }

    /** Adds one entry of a map, which is a message of key and value. */
    private void entry(ObjectNode map, boolean quantities) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        nested().into(entry, quantities ? ProtobufTypes.QUANTITY_ENTRY : ProtobufTypes.TEXT_ENTRY);
        String value = quantities
                ? entry.path("value").path("string").asText()
                : entry.path("value").asText("");
        map.put(entry.path("key").asText(""), value);
    }

    private static ObjectNode object(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode present ? present : json.putObject(name);
    }

    private static ArrayNode array(ObjectNode json, String name) {
        return json.get(name) instanceof ArrayNode present ? present : json.putArray(name);
    }

    private String text() {
        Protobuf inside = nested();
        return new String(bytes, inside.at, inside.end - inside.at, StandardCharsets.UTF_8);
    }

    private Protobuf nested() {
        int length = (int) varint();
        int from = at;
        at += length;
        if (length < 0 || at > end) {
            throw new IndexOutOfBoundsException(at);
        }
        return new Protobuf(bytes, from, at);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken("proto: integer overflow");
    }

    private void skip(int wireType) {
        switch (wireType) {
            case VARINT -> {
                long ignored = varint();
            }
            case FIXED64 -> at += Long.BYTES;
            case BYTES -> {
                Protobuf ignored = nested();
            }
            case FIXED32 -> at += Integer.BYTES;
            default -> throw broken("proto: illegal wireType " + wireType);
        }
    }

    private static RuntimeException broken(String why) {
        return ApiStatus.badRequest(why);
    }
}
