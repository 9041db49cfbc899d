package se.statistiktjanst.service.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.NullMarked;
import se.statistiktjanst.platform.db.ContextSigner;

/** The rules of the whole, over the classes of all modules that ship. */
@AnalyzeClasses(
        packages = "se.statistiktjanst",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String ROOT = "se.statistiktjanst.";

    @ArchTest
    static final ArchRule pseudonymizerUsesNoOtherModule = uses("pseudonymizer", "pseudonymizer");

    @ArchTest
    static final ArchRule platformUsesNoOtherModule = uses("platform", "platform");

    @ArchTest
    static final ArchRule ingestUsesThoseBelow = uses("ingest", "ingest", "pseudonymizer", "platform");

    @ArchTest
    static final ArchRule statisticsUsesThoseBelow =
            uses("statistics", "statistics", "ingest", "pseudonymizer", "platform");

    @ArchTest
    static final ArchRule exportsUsesThoseBelow =
            uses("exports", "exports", "statistics", "ingest", "pseudonymizer", "platform");

    @ArchTest
    static final ArchRule noPackagesGoInCircles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resourcesHaveNoSql = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

    /** The writer of CSV is shared with exports, so that a file is written the same everywhere. */
    @ArchTest
    static final ArchRule theOpenSideKnowsNobody = noClasses()
            .that()
            .resideInAPackage(ROOT + "service.open..")
            .should()
            .dependOnClassesThat(not(resideInAPackage(ROOT + "exports.write"))
                    .and(resideInAnyPackage(
                            ROOT + "pseudonymizer..",
                            ROOT + "ingest..",
                            ROOT + "exports..",
                            ROOT + "service.login..",
                            ROOT + "service.staff..",
                            ROOT + "service.exports..")));

    /**
     * A key may be handed on as it is. Two exceptions: ContextSigner, because the platform stands beside the
     * pseudonymizer and PostgreSQL checks its HMAC; CallLimit, because the open side may not know the pseudonymizer, and
     * the key it counts visitors under is random and dies with the window.
     */
    @ArchTest
    static final ArchRule fewTouchCryptography = noClasses()
            .that(not(resideInAnyPackage(ROOT + "pseudonymizer..", ROOT + "exports.sealing.."))
                    .and(not(equivalentTo(ContextSigner.class)))
                    .and(not(name(ROOT + "service.open.api.CallLimit"))))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("javax.crypto..", "org.bouncycastle..").and(not(equivalentTo(SecretKey.class))));

    @ArchTest
    static final ArchRule onlyReadersAndWritersTouchCsvAndParquet = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "platform.definition..", ROOT + "exports.write..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.csv..", "org.apache.parquet..", "dev.hardwood..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveNameMatching(".*Utils?")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    @ArchTest
    static final ArchRule packagesSayWhatTheyAreFor =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..core..", "..entities..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(haveA(
                    "package-info.java with @NullMarked",
                    each -> each.getPackage().isAnnotatedWith(NullMarked.class)));

    private static ArchRule uses(String module, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT.substring(0, ROOT.length() - 1) + "..")
                        .and(not(resideInAnyPackage(Stream.of(allowed)
                                .map(name -> ROOT + name + "..")
                                .toArray(String[]::new)))));
    }

    private static ArchCondition<JavaClass> haveA(String what, Predicate<JavaClass> test) {
        DescribedPredicate<JavaClass> predicate = describe("have a " + what, test);
        return be(predicate);
    }

    /** Test support of the modules below comes as jars of its own. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
