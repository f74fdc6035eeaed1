package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.everynode.simulation.api.Client.Reply;
import io.everynode.simulation.store.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server-side apply; what is expected here is what a kube-apiserver 1.36 answered to the same requests. */
class ApplyTest extends ServerFixture {
    private static final String OWNED = DAEMON_SETS + "/owned";
    private static final String HEAD = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: owned}\n";
    private static final String SPEC =
            "spec: {selector: {matchLabels: {app: x}}, template: {metadata: {labels: {app: x}}, spec: "
                    + "{containers: [{name: m, image: i%s}]%s}}%s}\n";

    @Test
    void whatIsNotThereIsCreatedAndItsFieldsAreTheAppliers() {
        Reply reply = apply("a", HEAD + spec(", ports: [{containerPort: 80}]", ", nodeSelector: {disk: ssd}", ""));

        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.json().at("/metadata/managedFields")).singleElement().satisfies(entry -> {
            assertThat(entry.path("manager").asText()).isEqualTo("a");
            assertThat(entry.path("operation").asText()).isEqualTo("Apply");
            assertThat(entry.path("fieldsV1")).isEqualTo(Client.json("""
                                    {"f:spec":{"f:selector":{},"f:template":{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{
                                     "f:containers":{"k:{\\"name\\":\\"m\\"}":{".":{},"f:image":{},"f:name":{},
                                      "f:ports":{"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{".":{},"f:containerPort":{}}}}},
                                     "f:nodeSelector":{}}}}}"""));
        });
    }

    @Test
    void theCreatorOfAnObjectHoldsItsDefaultsToo() {
        String body =
                "{'metadata':{'name':'made'},'spec':{'selector':{'matchLabels':{'app':'x'}},'template':{'metadata':"
                        + "{'labels':{'app':'x'}},'spec':{'containers':[{'name':'m','image':'i:1','resources':{'limits':{'cpu':'1'}}}]}}}}";
        Reply reply = admin.send("POST", DAEMON_SETS + "?fieldManager=maker", body, "Content-Type", "application/json");

        assertThat(fields(reply, "maker")).isEqualTo(Client.json("""
                                {"f:metadata":{"f:annotations":{".":{},"f:deprecated.daemonset.template.generation":{}}},
                                 "f:spec":{"f:revisionHistoryLimit":{},"f:selector":{},
                                  "f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":
                                   {"k:{\\"name\\":\\"m\\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},
                                    "f:resources":{".":{},"f:limits":{".":{},"f:cpu":{}}},
                                    "f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},
                                   "f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},
                                   "f:terminationGracePeriodSeconds":{}}},
                                  "f:updateStrategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}}}}"""));
    }

    @Test
    void whatAnApplierNamesNoMoreIsRemovedWithItsDefaults() {
        apply(
                "a",
                HEAD
                        + spec(
                                ", securityContext: {runAsUser: 1}, livenessProbe: {httpGet: {path: /, port: 80}}, resources: {limits: {cpu: 1}}",
                                ", nodeSelector: {disk: ssd}",
                                ", updateStrategy: {type: OnDelete}"));
        JsonNode spec = apply("a", HEAD + spec("", "", "")).json().at("/spec");

        assertThat(spec.at("/template/spec").has("nodeSelector")).isFalse();
        assertThat(spec.at("/template/spec/containers/0")).isEqualTo(Client.json("""
                                {"name":"m","image":"i","resources":{},"terminationMessagePath":"/dev/termination-log",
                                 "terminationMessagePolicy":"File","imagePullPolicy":"Always"}"""));
        assertThat(spec.at("/updateStrategy/type").asText()).isEqualTo("RollingUpdate");
    }

    @Test
    void whatAnotherHoldsIsAConflictUnlessItIsTheSame() {
        apply("a", HEAD + spec("", "", ", minReadySeconds: 1"));
        String other = HEAD + "spec: {minReadySeconds: %d, template: {spec: {containers: [{name: m, image: %s}]}}}";
        Reply one = apply("b", other.formatted(1, "j"));
        Reply two = apply("b", other.formatted(2, "j"));
        Reply same = apply("b", other.formatted(1, "i"));

        assertThat(one.code()).isEqualTo(409);
        assertThat(one.message())
                .isEqualTo(
                        "Apply failed with 1 conflict: conflict with \"a\": .spec.template.spec.containers[name=\"m\"].image");
        assertThat(one.json().at("/details/causes/0")).isEqualTo(Client.json("""
                                {"reason":"FieldManagerConflict","message":"conflict with \\"a\\"",
                                 "field":".spec.template.spec.containers[name=\\"m\\"].image"}"""));
        assertThat(two.message())
                .isEqualTo(
                        "Apply failed with 2 conflicts: conflicts with \"a\":\n- .spec.minReadySeconds\n- .spec.template.spec.containers[name=\"m\"].image");
        assertThat(same.code()).isEqualTo(200);
        assertThat(fields(same, "a").at("/f:spec/f:minReadySeconds").isMissingNode())
                .isFalse();
        assertThat(fields(same, "b").at("/f:spec/f:minReadySeconds").isMissingNode())
                .isFalse();
    }

    @Test
    void forceTakesWhatAnotherHolds() {
        apply("a", HEAD + spec("", "", ", minReadySeconds: 1"));
        Reply forced = admin.send(
                "PATCH",
                OWNED + "?fieldManager=b&force=true",
                HEAD + "spec: {minReadySeconds: 2}",
                "Content-Type",
                "application/apply-patch+yaml");

        assertThat(forced.json().at("/spec/minReadySeconds").asInt()).isEqualTo(2);
        assertThat(fields(forced, "a").at("/f:spec").has("f:minReadySeconds")).isFalse();
        assertThat(fields(forced, "b")).isEqualTo(Client.json("{\"f:spec\":{\"f:minReadySeconds\":{}}}"));
    }

    @Test
    void whatIsHeldByTwoStaysUntilBothLetGo() {
        apply("a", HEAD + spec("", "", ", minReadySeconds: 1"));
        apply("b", HEAD + "spec: {minReadySeconds: 1}");

        assertThat(apply("a", HEAD + spec("", "", ""))
                        .json()
                        .at("/spec/minReadySeconds")
                        .asInt())
                .isEqualTo(1);
        assertThat(apply("b", HEAD).json().at("/spec").has("minReadySeconds")).isFalse();
    }

    @Test
    void aPatchTakesWhatItChangesAndNothingOfTheSystems() {
        apply("a", HEAD + spec("", "", ""));
        Reply patched = admin.send(
                "PATCH",
                OWNED + "?fieldManager=setter",
                "{'spec':{'template':{'spec':{'containers':[{'name':'m','image':'j'}]}}}}",
                "Content-Type",
                "application/strategic-merge-patch+json");
        Reply applied = apply("a", HEAD + spec("", "", ""));

        assertThat(fields(patched, "setter")).isEqualTo(Client.json("""
                                {"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"m\\"}":{"f:image":{}}}}}}}"""));
        assertThat(applied.message())
                .isEqualTo(
                        "Apply failed with 1 conflict: conflict with \"setter\" using apps/v1: .spec.template.spec.containers[name=\"m\"].image");
    }

    @Test
    void theWriterOfTheStatusHoldsTheStatusOnly() {
        Reply reply = admin.send(
                "PATCH",
                DAEMON_SETS + "/agent/status?fieldManager=c",
                "{'status':{'numberReady':3}}",
                "Content-Type",
                "application/merge-patch+json");

        assertThat(reply.json().at("/metadata/managedFields")).singleElement().satisfies(entry -> {
            assertThat(entry.path("subresource").asText()).isEqualTo("status");
            assertThat(entry.path("fieldsV1")).isEqualTo(Client.json("{\"f:status\":{\"f:numberReady\":{}}}"));
        });
    }

    @Test
    void whatWasThereBeforeTheFirstApplyIsHeldByNobodyInParticular() {
        String other = HEAD.replace("owned", "agent")
                + "spec: {template: {spec: {containers: [{name: main, image: \"agent:2\"}]}}}";
        Reply reply = admin.send(
                "PATCH", DAEMON_SETS + "/agent?fieldManager=a", other, "Content-Type", "application/apply-patch+yaml");

        assertThat(reply.message())
                .isEqualTo(
                        "Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1: .spec.template.spec.containers[name=\"main\"].image");
    }

    @Test
    void theSameAgainWritesNothing() {
        apply("a", HEAD + spec("", "", ""));
        long version = store.version();
        now.set(now.get().plus(Duration.ofMinutes(1)));

        apply("a", HEAD + spec("", "", ""));
        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void whatIsWantedComesInItsOrderAmongWhatOthersAdded() {
        apply("a", HEAD + spec("}, {name: n, image: i", "", ""));
        apply("b", HEAD + "spec: {template: {spec: {containers: [{name: o, image: i}]}}}");
        Reply turned = apply(
                "a",
                HEAD + spec("", "", "").replace("{name: m, image: i}", "{name: n, image: i}, {name: m, image: i}"));

        assertThat(turned.json().at("/spec/template/spec/containers").findValuesAsText("name"))
                .containsExactly("n", "m", "o");
    }

    @Test
    void aDryRunAppliesNothing() {
        Reply reply = admin.send(
                "PATCH",
                OWNED + "?fieldManager=a&dryRun=All",
                HEAD + spec("", "", ""),
                "Content-Type",
                "application/apply-patch+yaml");

        assertThat(reply.code()).isEqualTo(201);
        assertThat(store.count(Kind.DAEMON_SET)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: owned}, spec: {paused: true}}            | 500 | failed to create typed patch object (/owned; apps/v1, Kind=DaemonSet): .spec.paused: field not declared in schema
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: owned}, spec: {minReadySeconds: x}}      | 500 | failed to create typed patch object (/owned; apps/v1, Kind=DaemonSet): .spec.minReadySeconds: expected numeric (int or float), got string
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: owned}, spec: {template: {spec: {containers: [{name: m}, {name: m}]}}}} | 500 | failed to create typed patch object (/owned; apps/v1, Kind=DaemonSet): .spec.template.spec.containers: duplicate entries for key [name="m"]
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: owned, managedFields: [{}]}}             | 400 | metadata.managedFields must be nil
            {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: other}}                                  | 400 | the name of the object (other) does not match the name on the URL (owned)
            {kind: DaemonSet, metadata: {name: owned}}                                                       | 400 | invalid object type: /, Kind=DaemonSet
            {                                                                                                | 400 | error decoding YAML
            [3]                                                                                              | 400 | error decoding YAML
            """)
    void whatCannotBeAppliedIsRefused(String body, int code, String why) {
        Reply reply = apply("a", body);

        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).contains(why);
    }

    @Test
    void anApplierHasAName() {
        assertThat(admin.send("PATCH", OWNED, HEAD, "Content-Type", "application/apply-patch+yaml")
                        .message())
                .isEqualTo(
                        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        assertThat(admin.send(
                                "PATCH",
                                DAEMON_SETS + "/agent?force=true",
                                "{}",
                                "Content-Type",
                                "application/merge-patch+json")
                        .message())
                .isEqualTo(
                        "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch");
    }

    private static String spec(String ofContainer, String ofPod, String ofDaemonSet) {
        return SPEC.formatted(ofContainer, ofPod, ofDaemonSet);
    }

    private Reply apply(String manager, String yaml) {
        return admin.send(
                "PATCH", OWNED + "?fieldManager=" + manager, yaml, "Content-Type", "application/apply-patch+yaml");
    }

    private static JsonNode fields(Reply reply, String manager) {
        for (JsonNode entry : reply.json().at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("fieldsV1");
            }
        }
        return MissingNode.getInstance();
    }
}
