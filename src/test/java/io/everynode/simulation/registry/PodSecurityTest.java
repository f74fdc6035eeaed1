package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static io.everynode.simulation.registry.WriteOptions.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import io.everynode.simulation.store.ObjectKey;
import io.everynode.simulation.store.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first refusals are those of a kube-apiserver 1.36 to the same pods; the others follow its sources. */
class PodSecurityTest extends RegistryFixture {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'hostNetwork':true,'hostPID':true,'volumes':[{'name':'v','hostPath':{'path':'/'}},{'name':'w','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80},{'hostPort':81,'containerPort':81}],'securityContext':{'privileged':true,'capabilities':{'add':['NET_ADMIN','SYS_TIME']}}},{'name':'c','image':'d','securityContext':{'privileged':true}}]} | non-default capabilities (container "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add), host namespaces (hostNetwork=true, hostPID=true), hostPath volumes (volumes "v", "w"), hostPort (container "a" uses hostPorts 80, 81), privileged (containers "a", "c" must not set securityContext.privileged=true)
            {'volumes':[{'name':'v','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80}],'securityContext':{'privileged':true}}]} | hostPath volumes (volume "v"), hostPort (container "a" uses hostPort 80), privileged (container "a" must not set securityContext.privileged=true)
            {'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80}]},{'name':'c','image':'b','ports':[{'hostPort':81,'containerPort':81}]}]} | hostPort (containers "a", "c" use hostPorts 80, 81)
            """)
    void whatBaselineDoesNotAllowIsRefused(String spec, String why) {
        enforce("baseline");

        assertRefused(
                403,
                "pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": " + why,
                () -> createPod(spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'containers':[{'name':'a','image':'b'},{'name':'c','image':'b'}]} | allowPrivilegeEscalation != false (containers "a", "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (containers "a", "c" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or containers "a", "c" must set securityContext.runAsNonRoot=true), seccompProfile (pod or containers "a", "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
            {'securityContext':{'runAsUser':0},'volumes':[{'name':'v','hostPath':{'path':'/'}}],'initContainers':[{'name':'i','image':'d'}],'containers':[{'name':'a','image':'b','securityContext':{'allowPrivilegeEscalation':false,'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'},'capabilities':{'drop':['ALL'],'add':['CHOWN']}}}]} | allowPrivilegeEscalation != false (container "i" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "i" must set securityContext.capabilities.drop=["ALL"]; container "a" must not include "CHOWN" in securityContext.capabilities.add), restricted volume types (volume "v" uses restricted volume type "hostPath"), runAsNonRoot != true (pod or container "i" must set securityContext.runAsNonRoot=true), runAsUser=0 (pod must not set runAsUser=0), seccompProfile (pod or container "i" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
            {'hostNetwork':true,'securityContext':{'runAsNonRoot':false,'seccompProfile':{'type':'Unconfined'}},'containers':[{'name':'a','image':'b','securityContext':{'allowPrivilegeEscalation':false,'runAsUser':0,'capabilities':{'drop':['ALL']}}}]} | host namespaces (hostNetwork=true), runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false), runAsUser=0 (container "a" must not set runAsUser=0), seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")
            """)
    void whatRestrictedDoesNotAllowIsRefused(String spec, String why) {
        enforce("restricted");

        assertRefused(
                403,
                "pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": " + why,
                () -> createPod(spec));
    }

    @Test
    void aPodThatKeepsToTheRulesIsTaken() {
        enforce("restricted");

        createPod(
                "{'securityContext':{'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'}},'volumes':[{'name':'v','emptyDir':{}}],"
                        + "'containers':[{'name':'a','image':'b','securityContext':{'allowPrivilegeEscalation':false,'capabilities':{'drop':['ALL'],'add':['NET_BIND_SERVICE']}}}]}");

        assertThat(store.get(POD)).isNotNull();
    }

    @Test
    void theVersionIsNamedAsTheNamespaceNamesIt() {
        enforce("baseline");
        registry.update(
                ObjectKey.namespace("prod"),
                Part.MAIN,
                namespace -> Trees.with(namespace, "v1.30", "metadata", "labels", ENFORCE + "-version"),
                INTERNAL);

        assertRefused(
                403,
                "pods \"p\" is forbidden: violates PodSecurity \"baseline:v1.30\": host namespaces (hostIPC=true)",
                () -> createPod("{'hostIPC':true,'containers':[{'name':'a','image':'b'}]}"));
    }

    @Test
    void aNamespaceWithoutTheLabelTakesAll() {
        enforce("privileged");
        createPod("{'hostNetwork':true,'containers':[{'name':'a','image':'b','securityContext':{'privileged':true}}]}");

        assertThat(store.get(POD)).isNotNull();
    }

    private void enforce(String level) {
        registry.update(
                ObjectKey.namespace("prod"),
                Part.MAIN,
                namespace -> Trees.with(namespace, level, "metadata", "labels", ENFORCE),
                INTERNAL);
    }

    private void createPod(String spec) {
        ObjectNode pod = json("{'metadata':{'name':'p'}}");
        pod.set("spec", json(spec));
        registry.create(Kind.POD, "prod", pod, INTERNAL);
    }
}
