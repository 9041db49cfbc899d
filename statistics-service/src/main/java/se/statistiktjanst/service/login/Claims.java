package se.statistiktjanst.service.login;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a verified ID token says about a person. Holds personal data of staff, so it prints nothing of it.
 *
 * @param values claim name as the identity provider spells it → value
 * @param names standard name → the identity provider's name, where they differ
 */
record Claims(Map<String, Object> values, Map<String, String> names) {

    Claims {
        values = Map.copyOf(values);
        names = Map.copyOf(names);
    }

    /** The claim's value, empty when it is missing, blank or more than one. */
    Optional<String> text(StaffClaim claim) {
        Set<String> all = all(claim);
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    /** All values of the claim: an identity provider may give one as text and several as a list. */
    Set<String> all(StaffClaim claim) {
        Object value = values.get(names.getOrDefault(claim.standardName(), claim.standardName()));
        Stream<?> items = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return items.map(item -> item.toString().strip())
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "Claims[REDACTED]";
    }
}
