package io.everynode.simulation.api;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.store.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DAEMON_SET | {'metadata':{'name':'a','creationTimestamp':'2026-01-02T03:00:05Z'},'spec':{'selector':{'matchLabels':{'b':'2','a':'1'},'matchExpressions':[{'key':'c','operator':'In','values':['x','y']},{'key':'d','operator':'NotIn','values':['z']},{'key':'e','operator':'Exists'},{'key':'f','operator':'DoesNotExist'}]},'template':{'spec':{'nodeSelector':{'z':'1','y':'2'},'containers':[{'name':'m','image':'i:1'},{'name':'n','image':'j:1'}]}}},'status':{'desiredNumberScheduled':4,'currentNumberScheduled':3,'numberReady':2,'updatedNumberScheduled':1}} | a / 4 / 3 / 2 / 1 / 0 / y=2,z=1 / 4m / m,n / i:1,j:1 / a=1,b=2,c in (x,y),d notin (z),e,!f
            DAEMON_SET | {'metadata':{'name':'a'}} | a / 0 / 0 / 0 / 0 / 0 / <none> / <unknown> /  /  / <none>
            NODE       | {'metadata':{'name':'n','labels':{'node-role.kubernetes.io/edge':'','node-role.kubernetes.io/control-plane':'','kubernetes.io/role':'x'}},'spec':{'unschedulable':true},'status':{'conditions':[{'type':'Ready','status':'True'}],'addresses':[{'type':'InternalIP','address':'10.0.0.1'}],'nodeInfo':{'kubeletVersion':'v1.36.3'}}} | n / Ready,SchedulingDisabled / control-plane,edge,x / <unknown> / v1.36.3 / 10.0.0.1 / <none> / <unknown> / <unknown> / <unknown>
            NODE       | {'metadata':{'name':'n'},'status':{'conditions':[{'type':'Ready','status':'Unknown'}]}} | n / NotReady / <none> / <unknown> /  / <none> / <none> / <unknown> / <unknown> / <unknown>
            NODE       | {'metadata':{'name':'n'}} | n / Unknown / <none> / <unknown> /  / <none> / <none> / <unknown> / <unknown> / <unknown>
            NAMESPACE  | {'metadata':{'name':'n','creationTimestamp':'2026-01-01T03:04:05Z'},'status':{'phase':'Active'}} | n / Active / 24h
            EVENT      | {'metadata':{'name':'e'},'type':'Warning','reason':'FailedCreate','message':' no ','involvedObject':{'kind':'DaemonSet','name':'a'},'source':{'component':'daemonset-controller'},'firstTimestamp':'2026-01-02T03:03:05Z','lastTimestamp':'2026-01-02T03:04:00Z','count':3} | 5s / Warning / FailedCreate / daemonset/a /  / daemonset-controller / no / 60s / 3 / e
            CONTROLLER_REVISION | {'metadata':{'name':'r','ownerReferences':[{'apiVersion':'apps/v1','kind':'DaemonSet','name':'a','controller':true}]},'revision':7} | r / daemonset.apps/a / 7 / <unknown>
            CONTROLLER_REVISION | {'metadata':{'name':'r'},'revision':1} | r / <none> / 1 / <unknown>
            RESOURCE_QUOTA | {'metadata':{'name':'q'},'status':{'hard':{'pods':'1','limits.memory':'1Gi','cpu':'2'},'used':{'pods':'0','limits.memory':'0','cpu':'1'}}} | q / cpu: 1/2, pods: 0/1 / limits.memory: 0/1Gi / <unknown>
            PRIORITY_CLASS | {'metadata':{'name':'p'},'value':5,'globalDefault':true,'preemptionPolicy':'Never'} | p / 5 / true / <unknown> / Never
            """)
    void aRowSaysWhatKubectlPrints(Kind kind, String object, String cells) {
        List<String> shown = new ArrayList<>();
        Columns.of(kind).cells(json(object), NOW).forEach(cell -> shown.add(cell.asText()));

        assertThat(String.join(" / ", shown)).isEqualTo(cells);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thereIsACellForEachColumn(Kind kind) {
        Columns columns = Columns.of(kind);

        assertThat(columns.cells(json("{'metadata':{'name':'x'}}"), NOW)).hasSameSizeAs(columns.columns());
        assertThat(columns.columns()).extracting(Columns.Column::name).contains("Name");
    }
}
