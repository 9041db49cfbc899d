package se.statistiktjanst.statistics.recipe;

import org.jspecify.annotations.Nullable;

/** A staff member who may be named. */
public record NamedStaff(
        String hsaId, @Nullable String givenName, @Nullable String surname) {}
