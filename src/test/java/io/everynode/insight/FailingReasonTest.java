package io.everynode.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.everynode.insight.FailingReason.ContainerFailure;
import io.everynode.insight.FailingReason.CrashLoop;
import io.everynode.insight.FailingReason.CreateContainer;
import io.everynode.insight.FailingReason.ImagePull;
import io.everynode.insight.FailingReason.InitContainer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a new pod of the same template may fare better than the one that fails. */
class FailingReasonTest {
    static Stream<ContainerFailure> mendedByANewPod() {
        return Stream.of(
                new CrashLoop("c", 1, "Error", 3, ""),
                new CreateContainer("c", "CreateContainerError", ""),
                new CreateContainer("c", "RunContainerError", ""),
                new ImagePull("c", "i", "ImagePullBackOff", ""));
    }

    static Stream<ContainerFailure> mendedByNoNewPod() {
        return Stream.of(
                new CreateContainer("c", "CreateContainerConfigError", "secret \"token\" not found"),
                new ImagePull("c", "i", "InvalidImageName", ""),
                new ImagePull("c", "i", "ErrImageNeverPull", ""));
    }

    @ParameterizedTest
    @MethodSource("mendedByANewPod")
    void mayStartClean(ContainerFailure why) {
        assertThat(why.mayStartClean()).isTrue();
        assertThat(new InitContainer("i", why).mayStartClean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("mendedByNoNewPod")
    void failsAgainWhereTheTemplateNamesWhatIsNotThere(ContainerFailure why) {
        assertThat(why.mayStartClean()).isFalse();
        assertThat(new InitContainer("i", why).mayStartClean()).isFalse();
    }

    @Test
    void aPodThatDoesNotGoMakesNoRoomForANewOne() {
        assertThat(new FailingReason.TerminatingTooLong(List.of()).mayStartClean())
                .isFalse();
        assertThat(new FailingReason.Rejected("Evicted", "").mayStartClean()).isTrue();
        assertThat(new FailingReason.ReadinessProbe(List.of("c"), true).mayStartClean())
                .isTrue();
    }
}
