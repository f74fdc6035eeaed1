package io.everynode.simulation.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.simulation.registry.ManifestFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSummaryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'status':{'phase':'Pending'}}                                                                                                   | Pending | 0 | 0
                    {'status':{'phase':'Failed','reason':'Evicted'}}                                                                                 | Evicted | 0 | 0
                    {'status':{'phase':'Running','containerStatuses':[{'ready':true,'restartCount':2,'state':{'running':{}}}]}}                      | Running | 1 | 2
                    {'status':{'phase':'Running','containerStatuses':[{'restartCount':5,'state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}}        | CrashLoopBackOff | 0 | 5
                    {'status':{'phase':'Running','containerStatuses':[{'state':{'terminated':{'exitCode':3}}}]}}                                     | ExitCode:3 | 0 | 0
                    {'status':{'phase':'Running','containerStatuses':[{'state':{'terminated':{'signal':9,'exitCode':137}}}]}}                        | Signal:9 | 0 | 0
                    {'status':{'phase':'Running','containerStatuses':[{'state':{'terminated':{'reason':'OOMKilled'}}}]}}                             | OOMKilled | 0 | 0
                    {'spec':{'initContainers':[{},{}]},'status':{'phase':'Pending','initContainerStatuses':[{'state':{'terminated':{'exitCode':0}}},{'state':{'running':{}}}]}} | Init:1/2 | 0 | 0
                    {'spec':{'initContainers':[{}]},'status':{'phase':'Pending','initContainerStatuses':[{'state':{'waiting':{'reason':'ImagePullBackOff'}}}]}} | Init:ImagePullBackOff | 0 | 0
                    {'spec':{'initContainers':[{}]},'status':{'phase':'Pending','initContainerStatuses':[{'restartCount':1,'state':{'terminated':{'exitCode':2}}}]}} | Init:ExitCode:2 | 0 | 1
                    {'metadata':{'deletionTimestamp':'x'},'status':{'phase':'Running'}}                                                              | Terminating | 0 | 0
                    {'metadata':{'deletionTimestamp':'x'},'status':{'phase':'Running','reason':'NodeLost'}}                                          | Unknown | 0 | 0
                    """)
    void saysAPodInAWordAsKubectlDoes(String pod, String status, long ready, long restarts) {
        PodSummary summary = PodSummary.of(ManifestFixtures.json(pod));

        assertThat(summary.status()).isEqualTo(status);
        assertThat(summary.ready()).isEqualTo(ready);
        assertThat(summary.restarts()).isEqualTo(restarts);
    }
}
