package se.statistiktjanst.service.login;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides from verified claims under which assignment a person acts, or why not. */
final class Assignments {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final OidcConfiguration oidc;
    private final AccessRules rules;
    private final LoginDao dao;
    private final Clock clock;

    Assignments(OidcConfiguration oidc, AccessRules rules, LoginDao dao, Clock clock) {
        this.oidc = oidc;
        this.rules = rules;
        this.dao = dao;
        this.clock = clock;
    }

    /**
     * The assignment in the claims. A person who comes without one gets the rights of everyone, at the care provider
     * where they are measured; one with an assignment for another purpose is refused.
     */
    Assignment of(Claims claims) {
        String staff = claims.text(StaffClaim.EMPLOYEE_HSA_ID).orElseThrow(() -> refuse(Refusal.NO_STAFF_ID));
        if (claims.text(StaffClaim.ASSURANCE)
                .filter(oidc.acceptedAcr()::contains)
                .isEmpty()) {
            throw refuse(Refusal.LOW_ASSURANCE);
        }
        boolean assigned = !claims.all(StaffClaim.COMMISSION_HSA_ID).isEmpty()
                || !claims.all(StaffClaim.COMMISSION_PURPOSE).isEmpty()
                || !claims.all(StaffClaim.COMMISSION_RIGHT).isEmpty();
        return assigned ? assigned(claims, staff) : unassigned(claims, staff);
    }

    private Assignment assigned(Claims claims, String staff) {
        if (!claims.text(StaffClaim.COMMISSION_PURPOSE).equals(Optional.of(oidc.requiredPurpose()))) {
            throw refuse(Refusal.WRONG_PURPOSE);
        }
        LoginDao.OrganisationRow provider = claims.text(StaffClaim.CARE_PROVIDER_HSA_ID)
                .flatMap(dao::careProvider)
                .orElseThrow(() -> refuse(Refusal.UNKNOWN_CARE_PROVIDER));
        LocalDate today = LocalDate.ofInstant(clock.instant(), STOCKHOLM);
        Optional<LoginDao.OrganisationRow> unit =
                claims.text(StaffClaim.CARE_UNIT_HSA_ID).flatMap(hsaId -> dao.unit(provider.id(), hsaId, today));
        Set<Right> rights = rules.rights(claims);
        if (unit.isEmpty()) {
            rights.remove(Right.READ_UNIT);
        }
        return assignment(claims, staff, provider, unit.orElse(null), rights);
    }

    private Assignment unassigned(Claims claims, String staff) {
        Optional<String> named = claims.text(StaffClaim.CARE_PROVIDER_HSA_ID);
        List<LoginDao.OrganisationRow> providers = dao.careProvidersOfStaff(staff).stream()
                .filter(provider -> named.isEmpty() || named.get().equals(provider.hsaId()))
                .toList();
        if (providers.size() != 1) {
            throw refuse(Refusal.UNKNOWN_CARE_PROVIDER);
        }
        return assignment(claims, staff, providers.get(0), null, rules.everyone());
    }

    private static Assignment assignment(
            Claims claims,
            String staff,
            LoginDao.OrganisationRow provider,
            LoginDao.@Nullable OrganisationRow unit,
            Set<Right> rights) {
        if (rights.isEmpty()) {
            throw refuse(Refusal.NO_RIGHTS);
        }
        return new Assignment(
                staff,
                claims.text(StaffClaim.GIVEN_NAME).orElse(""),
                claims.text(StaffClaim.FAMILY_NAME).orElse(""),
                provider.id(),
                provider.hsaId(),
                provider.name(),
                unit == null ? null : unit.id(),
                unit == null ? null : unit.hsaId(),
                unit == null ? null : unit.name(),
                claims.text(StaffClaim.COMMISSION_HSA_ID).orElse(null),
                rights);
    }

    private static LoginRefusedException refuse(Refusal refusal) {
        return new LoginRefusedException(refusal);
    }
}
