package io.everynode.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.everynode.model.KeptJson;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON with sorted keys, so that equal objects are equal texts. */
final class Canonical {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Canonical() {}

    /** An object of fabric8's model, without what it leaves out: nulls and empty lists. */
    static KeptJson ofModel(Object object) {
        try {
            return ofValue(MAPPER.readValue(Serialization.asJson(object), Object.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value made of maps, lists and scalars, exactly as it is. */
    static KeptJson ofValue(@Nullable Object value) {
        try {
            return KeptJson.of(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }
}
