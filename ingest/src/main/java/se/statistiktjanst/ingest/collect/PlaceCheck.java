package se.statistiktjanst.ingest.collect;

import org.jspecify.annotations.Nullable;

/** Looks an event's care provider, service and unit up in the registry, as they were on the day of the event. */
final class PlaceCheck {
    private static final String SERVICE = "/data/service";
    private static final String PROVIDER = "/data/careProvider";
    private static final String UNIT = "/data/unit";
    private static final String COUNTY = "/data/residentCounty";

    private PlaceCheck() {}

    /** The place; null if something is wrong with it, which then stands among the faults. */
    static @Nullable Place read(RegistrySnapshot registry, SenderSession sender, DataValues values, Faults faults) {
        Integer provider = provider(registry, sender, values, faults);
        Integer service = service(registry, sender, values, faults);
        if (provider == null || service == null || !isKnown(values.residentCounty(), registry, faults)) {
            return null;
        }
        if (!registry.isConnected(provider, service, values.day())) {
            faults.add(
                    Reason.NOT_CONNECTED,
                    SERVICE,
                    "the care provider is not connected to this service on the day of the event");
            return null;
        }
        return place(registry, values, provider, service, faults);
    }

    private static boolean isKnown(@Nullable String county, RegistrySnapshot registry, Faults faults) {
        boolean known = county == null || registry.isCounty(county);
        if (!known) {
            faults.add(
                    Reason.UNKNOWN_COUNTY,
                    COUNTY,
                    "is no county in the registry; leave it out where the home county is not known");
        }
        return known;
    }

    private static @Nullable Place place(
            RegistrySnapshot registry, DataValues values, int provider, int service, Faults faults) {
        String hsaId = values.unit();
        if (hsaId == null) {
            return new Place(provider, null, service);
        }
        RegistrySnapshot.Unit unit = registry.unit(provider, hsaId);
        if (unit == null) {
            faults.add(Reason.UNKNOWN_UNIT, UNIT, "is no unit of this care provider in the registry");
            return null;
        }
        if (!unit.valid().includes(values.day())) {
            faults.add(Reason.UNIT_NOT_VALID, UNIT, "the unit does not exist on the day of the event");
            return null;
        }
        return new Place(provider, unit.id(), service);
    }

    private static @Nullable Integer provider(
            RegistrySnapshot registry, SenderSession sender, DataValues values, Faults faults) {
        String hsaId = values.careProvider();
        Integer provider = hsaId == null ? registry.nationalProvider() : registry.provider(hsaId);
        if (provider == null) {
            faults.add(
                    Reason.UNKNOWN_CARE_PROVIDER,
                    PROVIDER,
                    hsaId == null
                            ? "is missing, and the registry has no national care provider for such events"
                            : "is no care provider in the registry");
        } else if (!sender.mayReportFor(hsaId)) {
            faults.add(
                    Reason.CARE_PROVIDER_NOT_ALLOWED, PROVIDER, "the sender is not registered for this care provider");
            return null;
        }
        return provider;
    }

    private static @Nullable Integer service(
            RegistrySnapshot registry, SenderSession sender, DataValues values, Faults faults) {
        Integer service = registry.service(values.service());
        if (service == null) {
            faults.add(Reason.UNKNOWN_SERVICE, SERVICE, "is no service in the registry");
            return null;
        }
        if (!sender.services().contains(service)) {
            faults.add(Reason.SERVICE_NOT_ALLOWED, SERVICE, "the sender is not registered for this service");
            return null;
        }
        return service;
    }
}
