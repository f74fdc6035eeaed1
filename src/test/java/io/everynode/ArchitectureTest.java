package io.everynode;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the packages: facts, then meaning, then sight. */
class ArchitectureTest {
    private static final String ROOT = "io.everynode";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "model,      ''",
        "insight,    model",
        "cluster,    model",
        "board,      model insight",
        "action,     model insight board cluster",
        "login,      model cluster",
        "live,       model board login",
        "web,        model board login",
        "page,       model insight board live action login web simulation",
        "api,        model insight board live action login web",
        "simulation, ''"
    })
    void aPackageSeesOnlyWhatItsArrowsPointAt(String name, String arrows) {
        classes()
                .that(are(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage(ROOT + "..")).or(are(name)).or(are(arrows.split(" "))))
                .check(PRODUCT);
    }

    @Test
    void everyPackageOfTheProductHasItsArrows() {
        Stream<String> packages = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> !p.equals(ROOT))
                .map(p -> p.substring(ROOT.length() + 1).split("\\.")[0]);
        assertThat(packages.distinct())
                .containsExactlyInAnyOrder(
                        "model",
                        "insight",
                        "cluster",
                        "board",
                        "action",
                        "login",
                        "live",
                        "web",
                        "page",
                        "api",
                        "simulation");
    }

    @Test
    void factsAndMeaningNeedNothingButTheLanguage() {
        classes()
                .that(are("model"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(ROOT + ".model..", "java..", "org.jspecify.."))
                .check(PRODUCT);
        classes()
                .that(are("insight"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        ROOT + ".model..",
                        ROOT + ".insight..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "com.github.difflib..",
                        "com.fasterxml.jackson.."))
                .check(PRODUCT);
    }

    @Test
    void onlyThoseThatTalkToAClusterSeeTheKubernetesClient() {
        noClasses()
                .that(are("model", "insight", "board", "live", "page", "api", "web", "login"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.fabric8.."))
                .check(PRODUCT);
    }

    @Test
    void onlyActionsAndReviewsHoldAClientThatCanWrite() {
        noClasses()
                .that(not(are("action", "cluster")).and(resideInAPackage(ROOT + "..")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KubernetesClient.class)
                .check(PRODUCT);
    }

    @Test
    void theSimulationKnowsKubernetesModelAndNotItsClient() {
        noClasses()
                .that(are("simulation"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.fabric8..").and(not(resideInAPackage("io.fabric8.kubernetes.api.."))))
                .check(PRODUCT);
    }

    @Test
    void onlyItsPanelKnowsThatTheSimulationIsNone() {
        noClasses()
                .that(are("page").and(not(are("page.simulation"))))
                .should()
                .dependOnClassesThat(are("simulation"))
                .check(PRODUCT);
    }

    @Test
    void nothingSeesTheWiring() {
        noClasses().that(not(wiring())).should().dependOnClassesThat(wiring()).check(PRODUCT);
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() throws ClassNotFoundException {
        List<String> packages =
                PRODUCT.stream().map(JavaClass::getPackageName).distinct().toList();
        assertThat(packages).isNotEmpty();
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    private static DescribedPredicate<JavaClass> wiring() {
        return resideInAPackage(ROOT);
    }

    private static DescribedPredicate<JavaClass> are(String... packages) {
        return resideInAnyPackage(Arrays.stream(packages)
                .filter(p -> !p.isEmpty())
                .map(p -> ROOT + "." + p + "..")
                .toArray(String[]::new));
    }
}
