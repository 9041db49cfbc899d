package se.statistiktjanst.ingest.collect;

import org.jspecify.annotations.Nullable;

/** Where an event belongs, as ids of the registry. */
record Place(int providerId, @Nullable Integer unitId, int serviceId) {}
