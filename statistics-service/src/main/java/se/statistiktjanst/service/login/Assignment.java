package se.statistiktjanst.service.login;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a staff member acts under during one session: one care provider, perhaps one of its units, and rights.
 * Personal data of staff: for the person's own pages and the access log, never for logs or metrics.
 *
 * @param staffHsaId the person
 * @param givenName empty when the identity provider does not say
 * @param surname empty when the identity provider does not say
 * @param providerId the care provider's row in the registry
 * @param providerHsaId the care provider's HSA-id
 * @param providerName the care provider's name
 * @param unitId the unit's row in the registry, null when the assignment is for no unit that exists today
 * @param unitHsaId the unit's HSA-id, null together with {@code unitId}
 * @param unitName the unit's name, null together with {@code unitId}
 * @param assignmentHsaId the assignment, null for a person who logged in without one
 * @param rights what the session may do
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Assignment(
        String staffHsaId,
        String givenName,
        String surname,
        int providerId,
        String providerHsaId,
        String providerName,
        @Nullable Integer unitId,
        @Nullable String unitHsaId,
        @Nullable String unitName,
        @Nullable String assignmentHsaId,
        Set<Right> rights) {

    public Assignment {
        rights = Set.copyOf(rights);
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    @Override
    public String toString() {
        return "Assignment[REDACTED]";
    }
}
