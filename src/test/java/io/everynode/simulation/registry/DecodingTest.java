package io.everynode.simulation.registry;

import static io.everynode.simulation.registry.ManifestFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.everynode.simulation.store.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences are those of a kube-apiserver 1.36. */
class DecodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'metadata':{'labels':{'a':5}}}                                          | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string
            {'metadata':{'name':true}}                                               | json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.name of type string
            {'metadata':{'finalizers':[1]}}                                          | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.finalizers of type string
            {'metadata':{'creationTimestamp':5}}                                     | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string
            {'metadata':{'creationTimestamp':'yesterday'}}                           | parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"
            {'spec':3}                                                               | json: cannot unmarshal number into Go struct field DaemonSet.spec of type v1.DaemonSetSpec
            {'spec':{'minReadySeconds':'a'}}                                         | json: cannot unmarshal string into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32
            {'spec':{'minReadySeconds':1.5}}                                         | json: cannot unmarshal number 1.5 into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32
            {'spec':{'minReadySeconds':5000000000}}                                  | json: cannot unmarshal number 5000000000 into Go struct field DaemonSetSpec.spec.minReadySeconds of type int32
            {'spec':{'updateStrategy':{'rollingUpdate':{'maxSurge':true}}}}          | json: cannot unmarshal bool into Go struct field RollingUpdateDaemonSet.spec.updateStrategy.rollingUpdate.maxSurge of type int32
            {'spec':{'template':{'spec':{'hostNetwork':'yes'}}}}                     | json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.hostNetwork of type bool
            {'spec':{'template':{'spec':{'containers':'a'}}}}                        | json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container
            {'spec':{'template':{'spec':{'containers':['a']}}}}                      | json: cannot unmarshal string into Go struct field PodSpec.spec.template.spec.containers of type v1.Container
            {'spec':{'template':{'spec':{'containers':[{'name':3}]}}}}               | json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.name of type string
            {'spec':{'template':{'spec':{'containers':[{'args':[1]}]}}}}             | json: cannot unmarshal number into Go struct field Container.spec.template.spec.containers.args of type string
            {'spec':{'template':{'spec':{'nodeSelector':{'a':1}}}}}                  | json: cannot unmarshal number into Go struct field PodSpec.spec.template.spec.nodeSelector of type string
            {'spec':{'template':{'spec':{'nodeSelector':[]}}}}                       | json: cannot unmarshal array into Go struct field PodSpec.spec.template.spec.nodeSelector of type map[string]string
            {'spec':{'template':{'spec':{'containers':[{'resources':{'limits':{'cpu':'abc'}}}]}}}} | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
            """)
    void aValueOfTheWrongTypeIsRefusedAsGoDoes(String text, String why) {
        String json = text.replace('\'', '"');

        assertThatThrownBy(() -> Decoding.whole(Kind.DAEMON_SET, json(text), json, FieldValidation.IGNORE))
                .hasMessage("DaemonSet in version \"v1\" cannot be handled as a DaemonSet: " + why);
    }

    @Test
    void whatIsRightStaysTheVeryTreeThatItIs() {
        ObjectNode daemonSet = ManifestFixtures.daemonSet();

        assertThat(Decoding.whole(Kind.DAEMON_SET, daemonSet, daemonSet.toString(), FieldValidation.STRICT)
                        .object())
                .isSameAs(daemonSet);
    }

    @Test
    void unknownFieldsAreDroppedWhoeverAsksOrNot() {
        ObjectNode daemonSet = json("{'spec':{'paused':true,'template':{'spec':{'containers':[{'name':'a','x':1}]}}}}");
        Decoded quiet = Decoding.whole(Kind.DAEMON_SET, daemonSet, daemonSet.toString(), FieldValidation.IGNORE);
        Decoded warned = Decoding.whole(Kind.DAEMON_SET, daemonSet, daemonSet.toString(), FieldValidation.WARN);

        assertThat(quiet.object()).isEqualTo(json("{'spec':{'template':{'spec':{'containers':[{'name':'a'}]}}}}"));
        assertThat(quiet.warnings()).isEmpty();
        assertThat(warned.object()).isEqualTo(quiet.object());
        assertThat(warned.warnings())
                .containsExactly(
                        "unknown field \"spec.paused\"", "unknown field \"spec.template.spec.containers[0].x\"");
    }

    @Test
    void aStrictWriterIsRefused() {
        String text = "{\"spec\":{\"paused\":true,\"minReadySeconds\":1,\"minReadySeconds\":2}}";

        assertThatThrownBy(() -> Decoding.whole(Kind.DAEMON_SET, json(text), text, FieldValidation.STRICT))
                .hasMessage("DaemonSet in version \"v1\" cannot be handled as a DaemonSet: strict decoding error: "
                        + "unknown field \"spec.paused\", duplicate field \"spec.minReadySeconds\"");
    }

    @Test
    void aPatchedObjectIsShownWholeWhenItIsRefused() {
        PatchDecoding decoding =
                new PatchDecoding(Kind.NODE, FieldValidation.STRICT, List.of(), MissingNode.getInstance());

        assertThatThrownBy(() -> decoding.whole(json("{'spec':{'x':1}}")))
                .hasMessage(
                        " \"\" is invalid: patch: Invalid value: \"{\\\"spec\\\":{\\\"x\\\":1}}\": strict decoding error: unknown field \"spec.x\"");
    }

    @Test
    void ofAStrategicMergePatchTheBodyIsShownAsGoPrintsIt() {
        ObjectNode body = json("{'spec':{'z':[1,{'b':null,'a':true}],'minReadySeconds':'a'}}");
        PatchDecoding decoding = new PatchDecoding(Kind.DAEMON_SET, FieldValidation.WARN, List.of(), body);

        assertThatThrownBy(() -> decoding.whole(body))
                .hasMessage(
                        " \"\" is invalid: patch: Invalid value: \"map[spec:map[minReadySeconds:a z:[1 map[a:true b:<nil>]]]]\": unrecognized type: int32");
    }
}
