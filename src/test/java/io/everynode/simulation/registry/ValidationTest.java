package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.patch.Patch;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and in which words; all of them were read off a real API server (1.36.3). */
class ValidationTest {
    private final Registry registry =
            new Registry(new Store(), InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), new Random(1));

    @BeforeEach
    void namespace() {
        registry.create(Kind.NAMESPACE, "", named("prod"), INTERNAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'updateStrategy':{'rollingUpdate':{'maxSurge':1,'maxUnavailable':1}}}     | spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero
                    {'updateStrategy':{'rollingUpdate':{'maxSurge':'50%','maxUnavailable':'50%'}}} | spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: "50%": may not be set when maxUnavailable is non-zero
                    {'updateStrategy':{'rollingUpdate':{'maxSurge':0,'maxUnavailable':0}}}     | spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':'0%'}}}               | spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':'120%'}}}             | spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "120%": must not be greater than 100%
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':-1}}}                 | spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: -1: must be greater than or equal to 0
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':0,'maxSurge':'101%'}}} | spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: "101%": must not be greater than 100%
                    {'updateStrategy':{'type':'Foo'}}                                          | spec.updateStrategy: Unsupported value: {"Type":"Foo","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"
                    {'minReadySeconds':-1,'revisionHistoryLimit':-2}                           | [spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0, spec.revisionHistoryLimit: Invalid value: -2: must be greater than or equal to 0]
                    {'selector':{'matchLabels':{'app':'y'}}}                                   | spec.template.metadata.labels: Invalid value: {"app":"agent"}: `selector` does not match template `labels`
                    {'selector':{'matchLabels':null}}                                          | spec.selector: Invalid value: {}: empty selector is invalid for daemonset
                    {'selector':{'matchExpressions':[{'key':'app','operator':'Foo'}]}}         | spec.selector.matchExpressions[0].operator: Invalid value: "Foo": not a valid selector operator
                    {'selector':{'matchExpressions':[{'key':'app','operator':'In'}]}}          | spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'
                    {'template':{'spec':{'containers':[]}}}                                    | spec.template.spec.containers: Required value
                    {'template':{'spec':{'containers':[{'name':'a'}]}}}                        | spec.template.spec.containers[0].image: Required value
                    {'template':{'spec':{'containers':[{'image':'a'}]}}}                       | spec.template.spec.containers[0].name: Required value
                    {'template':{'spec':{'initContainers':[{'name':'main','image':'b'}]}}}     | spec.template.spec.initContainers[0].name: Duplicate value: "main"
                    {'template':{'spec':{'containers':[{'name':'a','image':'b','ports':[{'containerPort':99999}]}]}}} | spec.template.spec.containers[0].ports[0].containerPort: Invalid value: 99999: must be between 1 and 65535, inclusive
                    {'template':{'spec':{'containers':[{'name':'a','image':'b','ports':[{'containerPort':1,'protocol':'X'}]}]}}} | spec.template.spec.containers[0].ports[0].protocol: Unsupported value: "X": supported values: "SCTP", "TCP", "UDP"
                    {'template':{'spec':{'containers':[{'name':'a','image':'b','volumeMounts':[{'name':'v','mountPath':'/x'}]}]}}} | spec.template.spec.containers[0].volumeMounts[0].name: Not found: "v"
                    {'template':{'spec':{'volumes':[{'name':'v','emptyDir':{},'configMap':{'name':'c'}}]}}} | spec.template.spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type
                    {'template':{'spec':{'restartPolicy':'Never'}}}                            | spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"
                    {'template':{'spec':{'activeDeadlineSeconds':5}}}                          | spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not Supported
                    {'template':{'spec':{'dnsPolicy':'Z'}}}                                    | spec.template.spec.dnsPolicy: Unsupported value: "Z": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"
                    {'template':{'spec':{'tolerations':[{'operator':'Equal','value':'x'}]}}}   | spec.template.spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"
                    {'template':{'spec':{'tolerations':[{'key':'a','effect':'Foo'}]}}}         | spec.template.spec.tolerations[0].effect: Unsupported value: "Foo": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"
                    {'template':{'spec':{'tolerations':[{'key':'a','tolerationSeconds':3}]}}}  | spec.template.spec.tolerations[0].effect: Invalid value: "": effect must be 'NoExecute' when `tolerationSeconds` is set
                    """)
    void aDaemonSetIsRefusedWithTheFieldNamed(String spec, String why) throws IOException {
        ObjectNode wrong = merged(daemonSet(), "{'spec':" + spec + "}");

        assertThatThrownBy(() -> registry.create(Kind.DAEMON_SET, "prod", wrong, INTERNAL))
                .hasMessage("DaemonSet.apps \"agent\" is invalid: " + why);
        assertThat(registry.store().count(Kind.DAEMON_SET)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'updateStrategy':{'type':'OnDelete'}}
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':0,'maxSurge':'30%'}}}
                    {'updateStrategy':{'rollingUpdate':{'maxUnavailable':'100%'}}}
                    {'selector':{'matchLabels':null,'matchExpressions':[{'key':'app','operator':'In','values':['agent']}]}}
                    {'template':{'spec':{'tolerations':[{'operator':'Exists'}]}}}
                    {'revisionHistoryLimit':0}
                    """)
    void aDaemonSetThatIsUnusualIsTaken(String spec) throws IOException {
        ObjectNode unusual = merged(daemonSet(), "{'spec':" + spec + "}");

        registry.create(Kind.DAEMON_SET, "prod", unusual, INTERNAL);

        assertThat(registry.store().count(Kind.DAEMON_SET)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'metadata':{'name':'Bad_Name'}}                 | metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of
                    {'metadata':{'name':null}}                       | metadata.name: Required value: name or generateName is required
                    {'metadata':{'labels':{'a b':'c'}}}              | metadata.labels: Invalid value: "a b": name part must consist of
                    {'metadata':{'labels':{'/b':'c'}}}               | metadata.labels: Invalid value: "/b": prefix part must be non-empty
                    {'metadata':{'labels':{'a':'-b'}}}               | metadata.labels: Invalid value: "-b": a valid label must be an empty string or
                    {'kind':'Deployment'}                            | Deployment in version "v1" cannot be handled as a DaemonSet
                    {'metadata':{'namespace':'other'}}               | the namespace of the provided object does not match the namespace sent on the request
                    """)
    void metadataAndTypesAreChecked(String patch, String why) throws IOException {
        ObjectNode wrong = merged(daemonSet(), patch);

        assertThatThrownBy(() -> registry.create(Kind.DAEMON_SET, "prod", wrong, INTERNAL))
                .isInstanceOf(StatusException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aSelectorStaysWhatItIs() {
        registry.create(Kind.DAEMON_SET, "prod", daemonSet(), INTERNAL);

        assertThatThrownBy(() -> registry.update(
                        new ObjectKey(Kind.DAEMON_SET, "prod", "agent"),
                        Part.MAIN,
                        Patch.of(
                                "application/merge-patch+json",
                                json("{'spec':{'selector':{'matchLabels':{'app':'y'}}}}")),
                        INTERNAL))
                .hasMessage(
                        "DaemonSet.apps \"agent\" is invalid: [spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"y\"}}: field is immutable, spec.template.metadata.labels: Invalid value: {\"app\":\"agent\"}: `selector` does not match template `labels`]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [{'key':'a','effect':'Foo'}]                                     | metadata.taints[0].effect: Unsupported value: "Foo"
                    [{'key':'a','effect':'NoExecute'},{'key':'a','effect':'NoExecute'}] | metadata.taints[1]: Duplicate value
                    [{'key':'','effect':'NoExecute'}]                                | metadata.taints[0].key: Invalid value: "": name part must be non-empty
                    """)
    void aNodesTaintsAreChecked(String taints, String why) throws IOException {
        ObjectNode node = merged(named("node-1"), "{'spec':{'taints':" + taints + "}}");

        assertThatThrownBy(() -> registry.create(Kind.NODE, "", node, INTERNAL)).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'spec':{'nodeName':'x'}}          | spec: Forbidden: pod updates may not change fields other than
                    {'spec':{'tolerations':[]}}        | spec.tolerations: Forbidden: existing toleration can not be modified
                    {'spec':{'containers':[{'name':'main','image':'agent:2'}]}} |
                    """)
    void ofAPodOnlyAFewThingsChange(String patch, String why) throws IOException {
        ObjectNode tolerant = merged(
                ManifestFixtures.pod("p", "node-1"), "{'spec':{'tolerations':[{'key':'a','operator':'Exists'}]}}");
        registry.create(Kind.POD, "prod", tolerant, INTERNAL);
        ObjectKey pod = new ObjectKey(Kind.POD, "prod", "p");
        Patch change = Patch.of("application/strategic-merge-patch+json", json(patch));

        if (why == null) {
            assertThat(registry.update(pod, Part.MAIN, change, INTERNAL)
                            .at("/spec/containers/0/image")
                            .asText())
                    .isEqualTo("agent:2");
        } else {
            assertThatThrownBy(() -> registry.update(pod, Part.MAIN, change, INTERNAL))
                    .hasMessageContaining(why);
        }
    }

    @Test
    void anUnknownPriorityClassIsNotAdmitted() throws IOException {
        ObjectNode pod = merged(ManifestFixtures.pod("p", ""), "{'spec':{'priorityClassName':'nope'}}");

        assertThatThrownBy(() -> registry.create(Kind.POD, "prod", pod, INTERNAL))
                .hasMessage("pods \"p\" is forbidden: no PriorityClass with name nope was found");
    }

    @Test
    void aStatusObjectNamesEveryCause() {
        ApiStatus status = null;
        try {
            registry.create(Kind.DAEMON_SET, "prod", json("{'metadata':{'name':'e'},'spec':{}}"), INTERNAL);
        } catch (StatusException e) {
            status = e.status();
        }

        assertThat(status).isNotNull();
        assertThat(Objects.requireNonNull(status).toJson()).isEqualTo(json("""
                                {'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure',
                                 'message':'DaemonSet.apps \\'e\\' is invalid: [spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`, spec.template.spec.containers: Required value]',
                                 'reason':'Invalid',
                                 'details':{'name':'e','group':'apps','kind':'DaemonSet','causes':[
                                   {'reason':'FieldValueInvalid','message':'Invalid value: null: `selector` does not match template `labels`','field':'spec.template.metadata.labels'},
                                   {'reason':'FieldValueRequired','message':'Required value','field':'spec.template.spec.containers'}]},
                                 'code':422}"""));
    }

    private static ObjectNode merged(ObjectNode object, String patch) throws IOException {
        return Patch.of("application/merge-patch+json", new ObjectMapper().readTree(patch.replace('\'', '"')))
                .apply(object);
    }
}
