package se.statistiktjanst.exports.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import se.statistiktjanst.platform.db.Tenant;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.pseudonymizer.vault.VaultCipher;

/** Reads sealed numbers with the resolver's role, in a tenant transaction of its own, and opens them. */
public final class VaultNumberResolver implements NumberResolver {
    private final TenantTransaction resolver;
    private final VaultCipher cipher;

    /**
     * Takes the door and the key.
     *
     * @param resolver of role RESOLVER
     */
    public VaultNumberResolver(TenantTransaction resolver, VaultCipher cipher) {
        this.resolver = resolver;
        this.cipher = cipher;
    }

    @Override
    public Map<Integer, String> resolve(Tenant tenant, Set<Integer> residentRefs) {
        if (residentRefs.isEmpty()) {
            return Map.of();
        }
        Map<Integer, String> numbers = new HashMap<>();
        resolver.run(
                tenant,
                handle -> handle.createQuery("""
                                select resident_ref, sealed from vault.resident
                                where provider_id = :provider and resident_ref = any(:refs)
                                """)
                        .bind("provider", tenant.providerId())
                        .bindArray("refs", Integer.class, residentRefs.toArray())
                        .map((row, context) -> Map.entry(
                                row.getInt("resident_ref"),
                                cipher.open(tenant.providerId(), row.getBytes("sealed"))
                                        .revealDigits()))
                        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue())));
        return numbers;
    }
}
