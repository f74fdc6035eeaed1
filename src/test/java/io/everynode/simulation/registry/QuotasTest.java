package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.ManifestFixtures.named;
import static io.everynode.simulation.registry.ManifestFixtures.pod;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusals are those of a kube-apiserver 1.36. */
class QuotasTest extends RegistryFixture {

    @Test
    void onePodTooManyIsRefused() {
        quota("few", "{'pods':'1'}");
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);

        assertRefused(
                403,
                "pods \"q\" is forbidden: exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1",
                () -> registry.create(Kind.POD, "prod", pod("q", "node-1"), INTERNAL));
    }

    @Test
    void anEndedPodMakesRoom() {
        quota("few", "{'pods':'1'}");
        registry.create(Kind.POD, "prod", pod("p", "node-1"), INTERNAL);
        registry.update(POD, Part.STATUS, pod -> Trees.with(pod, "Failed", "status", "phase"), INTERNAL);
        assertThat(used("few").path("pods").asText()).isEqualTo("0");

        registry.create(Kind.POD, "prod", pod("q", "node-1"), INTERNAL);
        assertThat(used("few").path("pods").asText()).isEqualTo("1");
    }

    @Test
    void whatIsUsedIsCountedAsPodsComeAndGo() {
        quota("few", "{'pods':'5','requests.cpu':'2','limits.memory':'1Gi','configmaps':'0'}");
        create("p", "{'requests':{'cpu':'600m'},'limits':{'memory':'100Mi'}}");
        create("q", "{'requests':{'cpu':'400m'},'limits':{'memory':'28Mi'}}");

        assertThat(used("few"))
                .isEqualTo(json("{'pods':'2','requests.cpu':'1','limits.memory':'128Mi','configmaps':'0'}"));
        registry.delete(POD, DeleteOptions.now());
        assertThat(used("few"))
                .isEqualTo(json("{'pods':'1','requests.cpu':'400m','limits.memory':'28Mi','configmaps':'0'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'requests.cpu':'500m'}                       | {'requests':{'cpu':'600m'}} | exceeded quota: few, requested: requests.cpu=600m, used: requests.cpu=0, limited: requests.cpu=500m
            {'cpu':'500m','memory':'1Gi'}                 | {'requests':{'cpu':'1','memory':'2Gi'}} | exceeded quota: few, requested: cpu=1,memory=2Gi, used: cpu=0,memory=0, limited: cpu=500m,memory=1Gi
            {'limits.memory':'1Gi','requests.cpu':'500m'} | {}                          | failed quota: few: must specify limits.memory for: a; requests.cpu for: a
            {'limits.cpu':'1'}                            | {'requests':{'cpu':'1'}}    | failed quota: few: must specify limits.cpu for: a
            """)
    void whatAPodAsksForIsHeldAgainstTheQuota(String hard, String resources, String why) {
        quota("few", hard);

        assertRefused(403, "pods \"p\" is forbidden: " + why, () -> create("p", resources));
    }

    @Test
    void aQuotaOfAnotherNamespaceDoesNotCount() {
        registry.create(Kind.NAMESPACE, "", named("other"), INTERNAL);
        quota("few", "{'pods':'0'}");

        registry.create(Kind.POD, "other", pod("p", "node-1"), INTERNAL);
        assertThat(store.count(Kind.POD)).isOne();
    }

    @Test
    void aQuotaOfWhatNobodyKnowsIsRefused() {
        assertRefused(
                422,
                "ResourceQuota \"bad\" is invalid: [spec.hard[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified, spec.hard[foo]: Invalid value: \"foo\": must be a standard resource for quota]",
                () -> quota("bad", "{'foo':'1'}"));
    }

    /** The pods that are refused, of one without requests, with requests, with a deadline, with a priority class and with requests of nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'scopes':['BestEffort']                     | plain deadline vital nothing
            'scopes':['NotBestEffort']                  | requesting
            'scopes':['Terminating']                    | deadline
            'scopes':['NotTerminating']                 | plain requesting vital nothing
            'scopes':['Terminating','NotBestEffort']    | ``
            'scopes':['PriorityClass']                  | vital
            'scopes':['CrossNamespacePodAffinity']      | ``
            'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In','values':['system-node-critical']}]}    | vital
            'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'NotIn','values':['system-node-critical']}]} | plain requesting deadline nothing
            'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Exists'}]}                                  | vital
            'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'DoesNotExist'}]}                            | plain requesting deadline nothing
            """)
    void aQuotaCountsThePodsThatItsScopesMatch(String scopes, String refused) {
        scoped("few", "{'hard':{'pods':'0'}," + scopes + "}");
        var pods = new LinkedHashMap<String, String>();
        pods.put("plain", "{'containers':[{'name':'a','image':'b'}]}");
        pods.put("requesting", "{'containers':[{'name':'a','image':'b','resources':{'requests':{'cpu':'1'}}}]}");
        pods.put("deadline", "{'activeDeadlineSeconds':5,'containers':[{'name':'a','image':'b'}]}");
        pods.put("vital", "{'priorityClassName':'system-node-critical','containers':[{'name':'a','image':'b'}]}");
        pods.put("nothing", "{'containers':[{'name':'a','image':'b','resources':{'requests':{'cpu':'0'}}}]}");

        assertThat(pods.keySet().stream()
                        .filter(name -> !admitted(name, pods.get(name)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(refused);
        assertThat(used("few").path("pods").asText()).isEqualTo("0");
    }

    @Test
    void aPodThatReachesIntoOtherNamespacesCountsAsSuch() {
        scoped("few", "{'hard':{'pods':'0'},'scopes':['CrossNamespacePodAffinity']}");
        String term = "{'topologyKey':'zone','namespaceSelector':{}}";

        assertThat(
                        admitted(
                                "near",
                                "{'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[{'topologyKey':'zone'}]}},'containers':[{'name':'a','image':'b'}]}"))
                .isTrue();
        assertThat(admitted(
                        "far",
                        "{'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':[" + term
                                + "]}},'containers':[{'name':'a','image':'b'}]}"))
                .isFalse();
        assertThat(admitted(
                        "rather",
                        "{'affinity':{'podAntiAffinity':{'preferredDuringSchedulingIgnoredDuringExecution':[{'weight':1,'podAffinityTerm':"
                                + term + "}]}},'containers':[{'name':'a','image':'b'}]}"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'hard':{'pods':'0'},'scopes':['Nonsense']}                   | spec.scopes: Invalid value: ["Nonsense"]: unsupported scope
            {'hard':{'pods':'0'},'scopes':['BestEffort','NotBestEffort']} | spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes
            {'hard':{'limits.cpu':'0'},'scopes':['BestEffort']}           | spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource
            {'hard':{'services':'0'},'scopes':['NotBestEffort']}          | spec.scopes: Invalid value: ["NotBestEffort"]: unsupported scope applied to resource
            {'hard':{'requests.storage':'0'},'scopes':['Terminating']}    | spec.scopes: Invalid value: ["Terminating"]: unsupported scope applied to resource
            {'hard':{'foo':'0'},'scopes':['Nonsense']}                    | [spec.hard[foo]: Invalid value: "foo": must be a standard resource type or fully qualified, spec.hard[foo]: Invalid value: "foo": must be a standard resource for quota, spec.scopes: Invalid value: ["Nonsense"]: unsupported scope]
            {'hard':{'secrets':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Exists'}]}}             | spec.scopeSelector.matchExpressions: Invalid value: {"MatchExpressions":[{"ScopeName":"PriorityClass","Operator":"Exists","Values":null}]}: unsupported scope applied to resource
            {'hard':{'cpu':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'BestEffort','operator':'Exists'}]}}                    | spec.scopeSelector.matchExpressions: Invalid value: {"MatchExpressions":[{"ScopeName":"BestEffort","Operator":"Exists","Values":null}]}: unsupported scope applied to resource
            {'hard':{'pods':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Foo'}]}}                   | spec.scopeSelector.matchExpressions.operator: Invalid value: "Foo": not a valid selector operator
            {'hard':{'pods':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'BestEffort','operator':'In','values':['a']}]}}        | spec.scopeSelector.matchExpressions.operator: Invalid value: "In": must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity
            {'hard':{'pods':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'In'}]}}                    | spec.scopeSelector.matchExpressions.values: Required value: must be at least one value when `operator` is 'In' or 'NotIn' for scope selector
            {'hard':{'pods':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Exists','values':['a']}]}} | spec.scopeSelector.matchExpressions.values: Invalid value: ["a"]: must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector
            """)
    void scopesThatSayNothingAreRefused(String spec, String why) {
        assertRefused(422, "ResourceQuota \"bad\" is invalid: " + why, () -> scoped("bad", spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'hard':{'pods':'0','count/pods':'0','requests.cpu':'0','limits.memory':'0','cpu':'0'},'scopes':['NotBestEffort']}
            {'hard':{'pods':'0','count/secrets':'0'},'scopes':['BestEffort']}
            {'hard':{'pods':'0','memory':'0'},'scopeSelector':{'matchExpressions':[{'scopeName':'PriorityClass','operator':'Exists'}]}}
            """)
    void scopesOfWhatPodsTakeAreTaken(String spec) {
        scoped("good", spec);

        assertThat(registry.get(new ObjectKey(Kind.RESOURCE_QUOTA, "prod", "good"))
                        .path("spec"))
                .isEqualTo(json(spec));
    }

    @Test
    void scopesStayAsTheyAre() {
        scoped("few", "{'hard':{'pods':'1'},'scopes':['BestEffort','NotTerminating']}");
        var few = new ObjectKey(Kind.RESOURCE_QUOTA, "prod", "few");

        assertRefused(
                422,
                "ResourceQuota \"few\" is invalid: spec.scopes: Invalid value: [\"BestEffort\"]: field is immutable",
                () -> registry.update(few, Part.MAIN, q -> scopes(q, "['BestEffort']"), INTERNAL));
        registry.update(few, Part.MAIN, q -> scopes(q, "['NotTerminating','BestEffort']"), INTERNAL);
        assertThat(registry.get(few).at("/spec/scopes/0").asText()).isEqualTo("NotTerminating");
    }

    private static ObjectNode scopes(ObjectNode quota, String scopes) {
        return Trees.with(quota, json("{'are':" + scopes + "}").path("are"), "spec", "scopes");
    }

    @Test
    void whatIsUsedIsWrittenAsKubernetesWritesIt() {
        quota("few", "{'pods':'5k','requests.cpu':'5k','limits.memory':'5Ti'}");
        create("p", "{'requests':{'cpu':'1000'},'limits':{'memory':'1000'}}");

        assertThat(used("few")).isEqualTo(json("{'pods':'1','requests.cpu':'1k','limits.memory':'1k'}"));
    }

    private boolean admitted(String name, String spec) {
        ObjectNode pod = json("{'metadata':{}}");
        pod.withObject("/metadata").put("name", name);
        pod.set("spec", json(spec));
        try {
            registry.create(Kind.POD, "prod", pod, INTERNAL);
            return true;
        } catch (StatusException e) {
            assertThat(e.status().message()).contains("exceeded quota: few");
            return false;
        }
    }

    private void scoped(String name, String spec) {
        ObjectNode quota = named(name);
        quota.set("spec", json(spec));
        registry.create(Kind.RESOURCE_QUOTA, "prod", quota, INTERNAL);
    }

    private void quota(String name, String hard) {
        ObjectNode quota = named(name);
        quota.putObject("spec").set("hard", json(hard));
        registry.create(Kind.RESOURCE_QUOTA, "prod", quota, INTERNAL);
    }

    private JsonNode used(String name) {
        return registry.get(new ObjectKey(Kind.RESOURCE_QUOTA, "prod", name)).at("/status/used");
    }

    private void create(String name, String resources) {
        ObjectNode pod = json("{'metadata':{},'spec':{'containers':[{'name':'a','image':'b'}]}}");
        pod.withObject("/metadata").put("name", name);
        ((ObjectNode) pod.at("/spec/containers/0")).set("resources", json(resources));
        registry.create(Kind.POD, "prod", pod, INTERNAL);
    }
}
