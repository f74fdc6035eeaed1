package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.everynode.simulation.registry.StatusException;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufTest {

    @Test
    void namesLabelsAndAnnotationsAreRead() {
        byte[] metadata = join(
                text(1, "prod"),
                message(11, text(1, "team"), text(2, "a")),
                message(11, text(1, "empty")),
                message(12, text(1, "note"), text(2, "ü")));

        assertThat(json("v1", "Namespace", message(1, metadata)))
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"prod\",\"labels\":{\"team\":\"a\",\"empty\":\"\"},\"annotations\":{\"note\":\"ü\"}}}");
    }

    @Test
    void messagesInMessagesAreRead() {
        byte[] spec = message(1, text(1, "prod"), text(2, "get"), text(3, "apps"), text(5, "daemonsets"));

        assertThat(json("authorization.k8s.io/v1", "SelfSubjectAccessReview", message(2, spec)))
                .contains(
                        "\"spec\":{\"resourceAttributes\":{\"namespace\":\"prod\",\"verb\":\"get\",\"group\":\"apps\",\"resource\":\"daemonsets\"}}");
    }

    @Test
    void numbersFlagsAndListsAreRead() {
        byte[] options = join(
                new byte[] {1 << 3, (byte) 0xac, 0x02},
                message(2, text(1, "u")),
                new byte[] {3 << 3, 1},
                text(4, "Orphan"),
                text(5, "All"),
                text(5, "Other"));

        assertThat(json("v1", "DeleteOptions", options))
                .endsWith(
                        "\"gracePeriodSeconds\":300,\"preconditions\":{\"uid\":\"u\"},\"orphanDependents\":true,\"propagationPolicy\":\"Orphan\",\"dryRun\":[\"All\",\"Other\"]}");
    }

    @Test
    void quantitiesAreTexts() {
        byte[] hard = message(1, text(1, "pods"), message(2, text(1, "3")));

        assertThat(json("v1", "ResourceQuota", message(2, hard))).endsWith("\"spec\":{\"hard\":{\"pods\":\"3\"}}}");
    }

    @Test
    void fieldsThatNobodyKnowsAreSkipped() {
        byte[] metadata = message(
                1,
                text(4, "self"),
                new byte[] {9 << 3 | 1, 1, 2, 3, 4, 5, 6, 7, 8},
                new byte[] {10 << 3, 5},
                text(1, "a"));

        assertThat(json("v1", "Namespace", metadata)).endsWith("\"metadata\":{\"name\":\"a\"}}");
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertRefused(400, Buffer.buffer("k8s"));
        assertRefused(400, Buffer.buffer("{}{}{}"));
        assertRefused(400, wrapped("v1", "Namespace", new byte[] {1 << 3 | 2, 100}));
        assertRefused(400, wrapped("v1", "Namespace", new byte[] {1 << 3 | 7}));
        assertRefused(415, wrapped("apps/v1", "DaemonSet", new byte[0]));
    }

    private static void assertRefused(int code, Buffer body) {
        assertThatThrownBy(() -> Protobuf.toJson(body))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().code()).isEqualTo(code));
    }

    private static String json(String apiVersion, String kind, byte[] raw) {
        return Protobuf.toJson(wrapped(apiVersion, kind, raw)).toString();
    }

    private static Buffer wrapped(String apiVersion, String kind, byte[] raw) {
        return Buffer.buffer(
                join(new byte[] {'k', '8', 's', 0}, message(1, text(1, apiVersion), text(2, kind)), message(2, raw)));
    }

    private static byte[] text(int field, String text) {
        return message(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(int field, byte[]... parts) {
        byte[] content = join(parts);
        return join(new byte[] {(byte) (field << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
