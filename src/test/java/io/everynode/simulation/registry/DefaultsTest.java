package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.daemonSet;
import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.Trees;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against what a kube-apiserver 1.36 makes of the same objects. */
class DefaultsTest extends RegistryFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                   | {'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':1,'maxSurge':0}}
            {'rollingUpdate':{'maxUnavailable':'10%'}}           | {'rollingUpdate':{'maxUnavailable':'10%','maxSurge':0},'type':'RollingUpdate'}
            {'rollingUpdate':{'maxSurge':2,'maxUnavailable':0}}  | {'rollingUpdate':{'maxSurge':2,'maxUnavailable':0},'type':'RollingUpdate'}
            {'type':'OnDelete'}                                  | {'type':'OnDelete'}
            """)
    void aStrategyIsCompleted(String given, String expected) {
        ObjectNode daemonSet = daemonSet();
        daemonSet.withObject("/spec").set("updateStrategy", json(given));

        assertThat(create(daemonSet).at("/spec/updateStrategy")).isEqualTo(json(expected));
    }

    @Test
    void aTemplateIsCompletedAsFarAsTemplatesAre() {
        JsonNode spec = create(daemonSet()).at("/spec/template/spec");

        assertThat(spec).isEqualTo(json("""
                                {'containers':[{'name':'main','image':'agent:1','resources':{},'terminationMessagePath':'/dev/termination-log',
                                                'terminationMessagePolicy':'File','imagePullPolicy':'IfNotPresent'}],
                                 'restartPolicy':'Always','terminationGracePeriodSeconds':30,'dnsPolicy':'ClusterFirst',
                                 'securityContext':{},'schedulerName':'default-scheduler'}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x                  | Always
            x:latest           | Always
            r.io:5000/x        | Always
            x:1                | IfNotPresent
            r.io:5000/x:1      | IfNotPresent
            x@sha256:0123      | IfNotPresent
            """)
    void howAnImageIsPulledGoesByItsTag(String image, String policy) {
        assertThat(container("{'image':'" + image + "'}")
                        .path("imagePullPolicy")
                        .asText())
                .isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'ports':[{'containerPort':80}]}                                     | /ports/0             | {'containerPort':80,'protocol':'TCP'}
            {'ports':[{'containerPort':53,'protocol':'UDP'}]}                    | /ports/0             | {'containerPort':53,'protocol':'UDP'}
            {'livenessProbe':{'httpGet':{'port':80}}}                            | /livenessProbe       | {'httpGet':{'port':80,'path':'/','scheme':'HTTP'},'timeoutSeconds':1,'periodSeconds':10,'successThreshold':1,'failureThreshold':3}
            {'readinessProbe':{'grpc':{'port':81},'periodSeconds':3}}            | /readinessProbe      | {'grpc':{'port':81,'service':''},'periodSeconds':3,'timeoutSeconds':1,'successThreshold':1,'failureThreshold':3}
            {'lifecycle':{'preStop':{'httpGet':{'port':80}}}}                    | /lifecycle/preStop   | {'httpGet':{'port':80,'path':'/','scheme':'HTTP'}}
            {'env':[{'name':'A','valueFrom':{'fieldRef':{'fieldPath':'spec.nodeName'}}}]} | /env/0/valueFrom/fieldRef | {'fieldPath':'spec.nodeName','apiVersion':'v1'}
            {'env':[{'name':'A','valueFrom':{'resourceFieldRef':{'resource':'limits.cpu'}}}]} | /env/0/valueFrom/resourceFieldRef | {'resource':'limits.cpu','divisor':'0'}
            {'resources':{'limits':{'cpu':'1'}}}                                 | /resources           | {'limits':{'cpu':'1'}}
            """)
    void aContainerOfATemplateIsCompleted(String given, String where, String expected) {
        assertThat(container(given).at(where)).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                    | {'emptyDir':{}}
            {'hostPath':{'path':'/x'}}                            | {'hostPath':{'path':'/x','type':''}}
            {'secret':{'secretName':'s'}}                         | {'secret':{'secretName':'s','defaultMode':420}}
            {'configMap':{'name':'c'}}                            | {'configMap':{'name':'c','defaultMode':420}}
            {'downwardAPI':{'items':[{'path':'l','fieldRef':{'fieldPath':'metadata.labels'}}]}} | {'downwardAPI':{'items':[{'path':'l','fieldRef':{'fieldPath':'metadata.labels','apiVersion':'v1'}}],'defaultMode':420}}
            {'projected':{'sources':[{'serviceAccountToken':{'path':'t'}}]}} | {'projected':{'sources':[{'serviceAccountToken':{'path':'t','expirationSeconds':3600}}],'defaultMode':420}}
            {'ephemeral':{'volumeClaimTemplate':{'spec':{'accessModes':['ReadWriteOnce']}}}} | {'ephemeral':{'volumeClaimTemplate':{'spec':{'accessModes':['ReadWriteOnce'],'volumeMode':'Filesystem'},'metadata':{}}}}
            {'nfs':{'server':'s','path':'/'}}                     | {'nfs':{'server':'s','path':'/'}}
            """)
    void aVolumeIsCompleted(String given, String expected) {
        ObjectNode volume = json(given).put("name", "v");
        ObjectNode daemonSet = daemonSet();
        daemonSet.withObject("/spec/template/spec").putArray("volumes").add(volume);

        assertThat(create(daemonSet).at("/spec/template/spec/volumes/0"))
                .isEqualTo(json(expected).put("name", "v"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                       | {}                                                                         | BestEffort
            {'limits':{'cpu':'1','memory':'1Gi'}}                    | {'limits':{'cpu':'1','memory':'1Gi'},'requests':{'cpu':'1','memory':'1Gi'}} | Guaranteed
            {'limits':{'memory':'1Gi'}}                              | {'limits':{'memory':'1Gi'},'requests':{'memory':'1Gi'}}                    | Burstable
            {'limits':{'memory':'1Gi'},'requests':{'cpu':'1','memory':'1Mi'}} | {'limits':{'memory':'1Gi'},'requests':{'cpu':'1','memory':'1Mi'}} | Burstable
            {'requests':{'cpu':'1'}}                                 | {'requests':{'cpu':'1'}}                                                   | Burstable
            {'limits':{'a.b/gpu':'1'}}                               | {'limits':{'a.b/gpu':'1'},'requests':{'a.b/gpu':'1'}}                      | BestEffort
            """)
    void aPodAsksForWhatItIsLimitedToAndHasAQualityOfService(String given, String expected, String quality) {
        ObjectNode pod = json("{'metadata':{'name':'p'},'spec':{'containers':[{'name':'a','image':'b'}]}}");
        ((ObjectNode) pod.at("/spec/containers/0")).set("resources", json(given));
        ObjectNode created = registry.create(Kind.POD, "prod", pod, INTERNAL);

        assertThat(created.at("/spec/containers/0/resources")).isEqualTo(json(expected));
        assertThat(text(created, "status", "qosClass")).isEqualTo(quality);
    }

    @Test
    void onTheHostsNetworkAPodsPortsAreTheHosts() {
        ObjectNode pod = json(
                "{'metadata':{'name':'p'},'spec':{'hostNetwork':true,'containers':[{'name':'a','image':'b','ports':[{'containerPort':80}]}]}}");

        assertThat(registry.create(Kind.POD, "prod", pod, INTERNAL)
                        .at("/spec/containers/0/ports/0/hostPort")
                        .asInt())
                .isEqualTo(80);
    }

    @Test
    void aPodIsEvictedAfterFiveMinutesUnlessItSaysOtherwise() throws IOException {
        ObjectNode own = ManifestFixtures.pod("own", "");
        own.withObject("/spec")
                .set(
                        "tolerations",
                        new ObjectMapper()
                                .readTree("[{\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\"}]"));

        assertThat(Trees.at(
                                registry.create(Kind.POD, "prod", ManifestFixtures.pod("p", ""), INTERNAL),
                                "spec",
                                "tolerations")
                        .findValuesAsText("key"))
                .containsExactly("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
        assertThat(Trees.at(registry.create(Kind.POD, "prod", own, INTERNAL), "spec", "tolerations")
                        .findValuesAsText("tolerationSeconds"))
                .containsExactly("300");
    }

    private JsonNode container(String given) {
        ObjectNode daemonSet = daemonSet();
        ObjectNode container = (ObjectNode) daemonSet.at("/spec/template/spec/containers/0");
        container.setAll(json(given));
        return create(daemonSet).at("/spec/template/spec/containers/0");
    }
}
