package se.statistiktjanst.service.login;

import java.util.Arrays;
import java.util.Optional;

/** The claims log-in reads, by the names Inera's identity provider gives them. Configuration may map other names. */
public enum StaffClaim {
    EMPLOYEE_HSA_ID("employeeHsaId"),
    CARE_PROVIDER_HSA_ID("healthCareProviderHsaId"),
    CARE_UNIT_HSA_ID("healthCareUnitHsaId"),
    COMMISSION_HSA_ID("commissionHsaId"),
    COMMISSION_PURPOSE("commissionPurpose"),
    COMMISSION_RIGHT("commissionRight"),
    SYSTEM_ROLE("systemRole"),
    GIVEN_NAME("given_name"),
    FAMILY_NAME("family_name"),
    ASSURANCE("acr");

    private final String standardName;

    StaffClaim(String standardName) {
        this.standardName = standardName;
    }

    String standardName() {
        return standardName;
    }

    static Optional<StaffClaim> named(String standardName) {
        return Arrays.stream(values())
                .filter(claim -> claim.standardName.equals(standardName))
                .findFirst();
    }
}
