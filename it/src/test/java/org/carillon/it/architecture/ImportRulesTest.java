package org.carillon.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may import whom. {@code docs/concepts.md} shows the picture: a request travels from left to right. */
class ImportRulesTest {

    private static final Path PROJECT = Path.of(System.getProperty("carillon.project"));

    private static final JavaClasses CARILLON = new ClassFileImporter()
            .importPaths(Stream.of(
                            "vxml",
                            "speech",
                            "jca-telephony-connector/api",
                            "jca-telephony-connector/rar",
                            "jca-mail-connector/api",
                            "jca-mail-connector/rar",
                            "ejb",
                            "web/api",
                            "web/console")
                    .map(module -> PROJECT.resolve(module).resolve("target/classes"))
                    .toList());

    /** The way of a request: each step may import the steps after it and the leaves, none the steps before it. */
    private static final List<String> WAY = List.of("gateway", "intake", "schedule", "dispatch", "dialogue", "outcome");

    @ParameterizedTest
    @ValueSource(strings = {"intake", "schedule", "dispatch", "dialogue", "outcome"})
    void theWayOfARequestNeverTurnsBack(String step) {
        List<String> before = WAY.subList(0, WAY.indexOf(step));
        isUnknownTo(packages(before), packages(step));
    }

    /** Policies are asked twice, at admission and right before dialling: they are a leaf that both steps know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "calendar",
                "request",
                "session",
                "requester",
                "customer",
                "policy",
                "application",
                "transfer",
                "recording",
                "feed",
                "webhook"
            })
    void aLeafKnowsNoStepOfTheWay(String leaf) {
        isUnknownTo(packages(WAY), packages(leaf));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounting", "notification", "metrics"})
    void nobodyKnowsThoseWhoOnlyObserveButTheInterfaceThatShowsThem(String observer) {
        noClasses()
                .that()
                .resideOutsideOfPackages(within(observer), within("web.api"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(observer))
                .check(CARILLON);
    }

    @Test
    void theInterpreterKnowsNeitherTelephonyNorJakarta() {
        isUnknownTo(
                new String[] {"org.carillon.telephony..", "org.carillon.mail..", "jakarta..", "javax.sip.."},
                packages("vxml", "speech"));
    }

    @Test
    void theConnectorsKnowNothingOfTheApplication() {
        isUnknownTo(packages(WAY), packages("telephony", "mail"));
        isUnknownTo(packages("request", "session", "requester", "customer", "policy"), packages("telephony", "mail"));
        isUnknownTo(packages("accounting", "notification", "api"), packages("telephony", "mail"));
        isUnknownTo(packages("vxml", "speech"), packages("telephony", "mail"));
    }

    @Test
    void theTelephonyConnectorAndTheMailConnectorDoNotKnowEachOther() {
        isUnknownTo(packages("telephony"), packages("mail"));
        isUnknownTo(packages("mail"), packages("telephony"));
    }

    @Test
    void audioPacketsArePlainJava() {
        isUnknownTo(new String[] {"jakarta..", "javax.sip.."}, packages("telephony.rtp"));
    }

    @Test
    void onlyTheDialogueBringsACallAndTheInterpreterTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("dialogue"), within("telephony"), within("dispatch"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.carillon.telephony.Call")
                .check(CARILLON);
    }

    @Test
    void theDomainDoesNotKnowTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("api"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within("api"))
                .check(CARILLON);
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching("org.carillon.(*)..").should().beFreeOfCycles().check(CARILLON);
    }

    /** @param those packages that the classes in {@code them} must not import */
    private static void isUnknownTo(String[] those, String[] them) {
        noClasses()
                .that()
                .resideInAnyPackage(them)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(those)
                .check(CARILLON);
    }

    private static String[] packages(String... names) {
        return packages(List.of(names));
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(ImportRulesTest::within).toArray(String[]::new);
    }

    private static String within(String name) {
        return "org.carillon." + name + "..";
    }
}
