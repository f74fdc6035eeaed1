package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.model.DaemonSetFacts;
import io.everynode.model.KeptJson;
import io.everynode.model.RevisionFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateDiffTest {
    private final TemplateDiff diff = new TemplateDiff(new Mask(new byte[] {1, 2, 3}));

    @Test
    void showsTheLinesThatChangeWithThreeAround() {
        assertThat(diff.between(revision(11, template("agent:1", "a")), revision(12, template("agent:2", "a"))))
                .isEqualTo("""
                        --- revision 11
                        +++ revision 12
                        @@ -13,5 +13,5 @@
                             - name: TOKEN
                               value: %1$s
                             - name: EMPTY
                        -    image: agent:1
                        +    image: agent:2
                             name: agent
                        """.formatted(new Mask(new byte[] {1, 2, 3}).of("a")));
    }

    @Test
    void isEmptyBetweenEqualTemplates() {
        assertThat(diff.between(revision(11, template("agent:1", "a")), revision(12, template("agent:1", "a"))))
                .isEmpty();
    }

    @Test
    void showsThatASecretValueChangedAndNotWhatItIs() {
        String said =
                diff.between(revision(1, template("agent:1", "hunter2")), revision(2, template("agent:1", "hunter3")));
        assertThat(said).contains("-      value: masked-").contains("+      value: masked-");
        assertThat(said).doesNotContain("hunter");
    }

    @Test
    void setsEveryLineBesideTheOneThatTookItsPlace() {
        List<DiffRow> rows = diff.rows(revision(11, template("agent:1", "a")), revision(12, template("agent:2", "a")));

        assertThat(rows.stream().filter(r -> !r.same()))
                .containsExactly(new DiffRow(
                        new DiffRow.Line(16, "    image: agent:1"), new DiffRow.Line(16, "    image: agent:2"), false));
        assertThat(rows).hasSize(17).allMatch(r -> r.before() != null && r.after() != null);
        assertThat(rows.getFirst().before())
                .isNotNull()
                .extracting(DiffRow.Line::number)
                .isEqualTo(1);
    }

    @Test
    void leavesTheOtherSideOfALineThatIsGoneOrNewEmpty() {
        String one = "{\"spec\":{\"template\":{\"a\":\"x\",\"b\":\"w\"}}}";
        String other = "{\"spec\":{\"template\":{\"a\":\"x\",\"c\":\"z\",\"d\":\"z\"}}}";

        assertThat(diff.rows(revision(1, one), revision(2, other)))
                .extracting(r -> text(r.before()) + " | " + text(r.after()))
                .containsExactly("1 a: x | 1 a: x", "2 b: w | 2 c: z", " | 3 d: z");
        assertThat(diff.rows(revision(2, other), revision(1, one)))
                .extracting(r -> text(r.before()) + " | " + text(r.after()))
                .containsExactly("1 a: x | 1 a: x", "2 c: z | 2 b: w", "3 d: z | ");
    }

    private static String text(DiffRow.@Nullable Line line) {
        return line == null ? "" : line.number() + " " + line.text();
    }

    @Test
    void leavesThePatchDirectiveOut() {
        assertThat(diff.yaml(revision(1, template("agent:1", "a")))).doesNotContain("$patch");
    }

    @Test
    void quotesWhatWouldBeReadAsSomethingElse() {
        String yaml = diff.yaml(revision(
                1,
                "{\"spec\":{\"template\":{\"metadata\":{\"labels\":{\"a\":\"1.10\",\"b\":\"true\",\"c\":\"no\"}}}}}"));
        assertThat(yaml).contains("a: \"1.10\"", "b: \"true\"", "c: \"no\"");
    }

    @Test
    void comparesTheLiveTemplateWithAPlannedOne() {
        var live = Facts.daemonSet(Facts.template(java.util.Map.of(), null), Facts.ROLLING, 0);
        assertThat(diff.toward(live, KeptJson.of(template("agent:2", "a"))))
                .contains("+++ planned", "+    image: agent:2");
    }

    @Test
    void comparesTwoWholeDaemonSetsByTemplateOrByStrategy() {
        KeptJson one =
                KeptJson.of("{\"spec\":{\"template\":{\"a\":\"x\"},\"updateStrategy\":{\"type\":\"OnDelete\"}}}");
        KeptJson other =
                KeptJson.of("{\"spec\":{\"template\":{\"a\":\"z\"},\"updateStrategy\":{\"type\":\"RollingUpdate\"}}}");

        assertThat(diff.between(one, other))
                .contains("--- live", "+++ planned", "-a: x", "+a: z")
                .doesNotContain("type");
        assertThat(diff.betweenStrategies(one, other))
                .contains("-type: OnDelete", "+type: RollingUpdate")
                .doesNotContain("a: x");
        assertThat(diff.between(one, one)).isEmpty();
    }

    @Test
    void showsAWholeDaemonSetWithoutItsSecretsAndWhoWroteIt() {
        DaemonSetFacts facts = Facts.daemonSet(Facts.template(java.util.Map.of(), null), Facts.ROLLING, 0);
        String json = template("agent:1", "hunter2").replaceFirst("\\{", """
                {"metadata":{"name":"agent","managedFields":[{"manager":"kubectl"}],
                  "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"hunter3"}},""");
        String yaml = diff.yaml(Facts.daemonSetAs(facts.ref(), facts, json));

        assertThat(yaml)
                .contains("name: agent", "image: agent:1", "last-applied-configuration: masked-", "value: masked-");
        assertThat(yaml).doesNotContain("hunter", "managedFields", "secret");
        assertThat(diff.yaml(Facts.daemonSetAs(facts.ref(), facts, "{\"spec\":{}}")))
                .isEqualTo("spec: {}\n");
    }

    @Test
    void saysWhoWroteWhichFields() {
        DaemonSetFacts facts = Facts.daemonSet(Facts.template(Map.of(), null), Facts.ROLLING, 0);
        String json = "{\"metadata\":{\"managedFields\":[{\"manager\":\"kubectl\",\"operation\":\"Apply\"}]}}";
        assertThat(diff.managedFields(Facts.daemonSetAs(facts.ref(), facts, json)))
                .isEqualTo("- manager: kubectl\n  operation: Apply\n");
        assertThat(diff.managedFields(facts)).isEmpty();
    }

    @Test
    void masksWhatWasAppliedOfATemplateToo() {
        assertThat(diff.yaml(revision(1, template("agent:1", "a"))))
                .contains("last-applied-configuration: masked-")
                .doesNotContain("secret");
    }

    @Test
    void takesWhatIsNoJsonForAnEmptyTemplate() {
        assertThat(diff.yaml(revision(1, "not json"))).isEqualTo("{}\n");
    }

    @Test
    void marksTheSameValueAlikeAndUnderAnotherKeyOtherwise() {
        var mask = new Mask(new byte[] {1});
        assertThat(mask.of("a")).isEqualTo(mask.of("a")).isNotEqualTo(mask.of("b"));
        assertThat(mask.of("a")).isNotEqualTo(new Mask(new byte[] {2}).of("a"));
        assertThat(mask.of("")).isEmpty();
    }

    private static RevisionFacts revision(long number, String data) {
        return Facts.revision(number, "h" + number, Facts.NOW, data);
    }

    private static String template(String image, String token) {
        return """
                {"spec":{"template":{"$patch":"replace",
                  "metadata":{"creationTimestamp":null,"labels":{"app":"agent"},
                    "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"secret\\":1}"}},
                  "spec":{"containers":[{"name":"agent","image":"%s",
                    "env":[{"name":"LEVEL","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}},
                           {"name":"TOKEN","value":"%s"},{"name":"EMPTY"}]}]}}}}""".formatted(image, token);
    }
}
