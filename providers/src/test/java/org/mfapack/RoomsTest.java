package org.mfapack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rooms of the pack")
final class RoomsTest {

    private static final String[] INNER = {
        "org.mfapack.address",
        "org.mfapack.audit",
        "org.mfapack.code",
        "org.mfapack.delivery..",
        "org.mfapack.place..",
        "org.mfapack.store",
        "org.mfapack.throttle"
    };

    private static final JavaClasses PACK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.mfapack");

    @Test
    void givenRoomThatKnowsAnother_whenTheOtherIsRead_thenItKnowsNothingOfTheFirst() {
        slices().matching("org.mfapack.(**)").should().beFreeOfCycles().check(PACK);
    }

    @Test
    void givenInnerRoom_whenItIsRead_thenItKnowsNoFlowAndNoForm() {
        noClasses()
                .that()
                .resideInAnyPackage(INNER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak.authentication..", "org.keycloak.forms..")
                .check(PACK);
    }
}
