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
import org.junit.jupiter.params.provider.ValueSource;

/** The first refusals are those of a kube-apiserver 1.36 to the same pods; the others follow its sources. */
class PodSecurityTest extends RegistryFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'hostNetwork':true,'hostPID':true,'volumes':[{'name':'v','hostPath':{'path':'/'}},{'name':'w','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80},{'hostPort':81,'containerPort':81}],'securityContext':{'privileged':true,'capabilities':{'add':['NET_ADMIN','SYS_TIME']}}},{'name':'c','image':'d','securityContext':{'privileged':true}}]} | non-default capabilities (container "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add), host namespaces (hostNetwork=true, hostPID=true), hostPath volumes (volumes "v", "w"), hostPort (container "a" uses hostPorts 80, 81), privileged (containers "a", "c" must not set securityContext.privileged=true)
            {'volumes':[{'name':'v','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80}],'securityContext':{'privileged':true}}]} | hostPath volumes (volume "v"), hostPort (container "a" uses hostPort 80), privileged (container "a" must not set securityContext.privileged=true)
            {'containers':[{'name':'a','image':'b','ports':[{'hostPort':80,'containerPort':80}]},{'name':'c','image':'b','ports':[{'hostPort':81,'containerPort':81}]}]} | hostPort (containers "a", "c" use hostPorts 80, 81)
            {'securityContext':{'appArmorProfile':{'type':'Unconfined'},'sysctls':[{'name':'kernel.msgmax','value':'1'},{'name':'net.ipv4.tcp_rmem','value':'1'},{'name':'a.b','value':'1'}]},'containers':[{'name':'a','image':'b'}]} | forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined"), forbidden sysctls (kernel.msgmax, a.b)
            {'containers':[{'name':'a','image':'b','livenessProbe':{'httpGet':{'port':80,'host':'1.2.3.4'}},'lifecycle':{'preStop':{'tcpSocket':{'port':1,'host':'h'}}}},{'name':'c','image':'b','readinessProbe':{'tcpSocket':{'port':80,'host':'1.2.3.4'}}}]} | probe or lifecycle host (containers "a", "c" use probe or lifecycle hosts "1.2.3.4", "h")
            {'volumes':[{'name':'v','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','securityContext':{'seccompProfile':{'type':'Unconfined'},'seLinuxOptions':{'type':'x'},'capabilities':{'add':['CHOWN']}}}]} | hostPath volumes (volume "v"), seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "x"), seccompProfile (container "a" must not set securityContext.seccompProfile.type to "Unconfined")
            {'securityContext':{'seLinuxOptions':{'user':'u','role':'r'}},'containers':[{'name':'a','image':'b','securityContext':{'seLinuxOptions':{'type':'container_t'}}},{'name':'c','image':'b','securityContext':{'seLinuxOptions':{'type':'y'}}},{'name':'d','image':'b','securityContext':{'seLinuxOptions':{'type':'x'}}}]} | seLinuxOptions (pod and containers "c", "d" set forbidden securityContext.seLinuxOptions: types "x", "y"; user may not be set; role may not be set)
            {'hostNetwork':true,'securityContext':{'windowsOptions':{'hostProcess':true}},'containers':[{'name':'a','image':'b'}]} | host namespaces (hostNetwork=true), hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)
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
            {'volumes':[{'name':'v','hostPath':{'path':'/'}}],'containers':[{'name':'a','image':'b','securityContext':{'seccompProfile':{'type':'Unconfined'},'seLinuxOptions':{'type':'x'},'capabilities':{'add':['CHOWN']}}}]} | seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "x"), allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"]; container "a" must not include "CHOWN" in securityContext.capabilities.add), restricted volume types (volume "v" uses restricted volume type "hostPath"), runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true), seccompProfile (container "a" must not set securityContext.seccompProfile.type to "Unconfined")
            {'hostUsers':false,'securityContext':{'runAsUser':0,'seccompProfile':{'type':'RuntimeDefault'}},'containers':[{'name':'a','image':'b','securityContext':{'procMount':'Unmasked','allowPrivilegeEscalation':false,'runAsNonRoot':false,'capabilities':{'drop':['ALL']}}}]} | procMount (container "a" must not set securityContext.procMount to "Unmasked")
            {'hostUsers':false,'containers':[{'name':'a','image':'b','securityContext':{'procMount':'Unmasked','seLinuxOptions':{'type':'x'},'allowPrivilegeEscalation':true,'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'},'capabilities':{'drop':['ALL']}}}]} | seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "x"), allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false), procMount (container "a" must not set securityContext.procMount to "Unmasked")
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
    void rootOfAUserNamespaceIsTakenForNobody() {
        enforce("restricted");

        createPod(
                "{'hostUsers':false,'securityContext':{'runAsUser':0,'seccompProfile':{'type':'RuntimeDefault'}},'containers':[{'name':'a','image':'b','securityContext':{'allowPrivilegeEscalation':false,'runAsNonRoot':false,'capabilities':{'drop':['ALL']}}}]}");

        assertThat(store.get(POD)).isNotNull();
    }

    @Test
    void theVersionIsNamedAsTheNamespaceNamesIt() {
        enforce("baseline");
        label("enforce-version", "v1.30");

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

    @Test
    void whatBaselineAllowsIsTaken() {
        enforce("baseline");

        createPod(
                "{'hostUsers':false,'securityContext':{'sysctls':[{'name':'net.ipv4.tcp_rmem','value':'1'}],'seccompProfile':{'type':'Localhost','localhostProfile':'p'},'appArmorProfile':{'type':'RuntimeDefault'}},"
                        + "'containers':[{'name':'a','image':'b','livenessProbe':{'httpGet':{'port':80}},'securityContext':{'procMount':'Unmasked','seLinuxOptions':{'type':'container_engine_t','level':'s0'},'capabilities':{'add':['CHOWN']}}}]}");

        assertThat(store.get(POD)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enforce", "audit", "warn"})
    void aLevelThatThereIsNotIsRefused(String mode) {
        assertRefused(
                422,
                "Namespace \"prod\" is invalid: metadata.labels[pod-security.kubernetes.io/" + mode
                        + "]: Invalid value: \"sometimes\": must be one of privileged, baseline, restricted",
                () -> label(mode, "sometimes"));
    }

    @Test
    void whoeverWritesWhatMakesPodsIsWarnedByTheEnforcedLevel() {
        enforce("baseline");

        assertThat(registry.warnings(Kind.DAEMON_SET, shared()))
                .containsExactly("would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)");
    }

    @Test
    void aLevelOfItsOwnWarnsInsteadAndRefusesNothing() {
        enforce("baseline");
        label("warn", "restricted");
        label("warn-version", "v1.25");
        ObjectNode pod =
                json("{'metadata':{'name':'p','namespace':'prod'},'spec':{'containers':[{'name':'a','image':'b'}]}}");
        registry.create(Kind.POD, "prod", pod, INTERNAL);

        assertThat(registry.warnings(Kind.POD, pod))
                .singleElement()
                .asString()
                .startsWith("would violate PodSecurity \"restricted:v1.25\": allowPrivilegeEscalation != false");
        label("warn", "privileged");
        assertThat(registry.warnings(Kind.DAEMON_SET, shared())).isEmpty();
        assertThat(registry.warnings(Kind.CONTROLLER_REVISION, shared())).isEmpty();
    }

    private static ObjectNode shared() {
        return json(
                "{'metadata':{'name':'d','namespace':'prod'},'spec':{'template':{'spec':{'hostNetwork':true,'containers':[{'name':'a','image':'b'}]}}}}");
    }

    private void enforce(String level) {
        label("enforce", level);
    }

    private void label(String mode, String value) {
        registry.update(
                ObjectKey.namespace("prod"),
                Part.MAIN,
                namespace -> Trees.with(namespace, value, "metadata", "labels", "pod-security.kubernetes.io/" + mode),
                INTERNAL);
    }

    private void createPod(String spec) {
        ObjectNode pod = json("{'metadata':{'name':'p'}}");
        pod.set("spec", json(spec));
        registry.create(Kind.POD, "prod", pod, INTERNAL);
    }
}
