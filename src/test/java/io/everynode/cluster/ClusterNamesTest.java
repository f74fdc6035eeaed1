package io.everynode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNamesTest {
    private final ClusterNames names = new ClusterNames();

    @ParameterizedTest
    @CsvSource({
        "prod.eu_1-a,                                prod.eu_1-a",
        "arn:aws:eks:eu-west-1:1234:cluster/prod,    arn-aws-eks-eu-west-1-1234-cluster-prod",
        "admin@my cluster!!,                         admin-my-cluster-",
        "生産,                                        -"
    })
    void aContextsNameBecomesOneForAddresses(String title, String expected) {
        assertThat(names.of(title)).hasToString(expected);
    }

    @Test
    void twinsAreToldApart() {
        assertThat(names.of("a/b")).hasToString("a-b");
        assertThat(names.of("a:b")).hasToString("a-b-2");
        assertThat(names.of("a-b")).hasToString("a-b-3");
    }
}
