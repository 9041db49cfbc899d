package se.statistiktjanst.ingest.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days from–to: {@code from} is in it, {@code to} is not; no {@code to} means until further notice. */
public record Period(LocalDate from, Optional<LocalDate> to) {
    public Period {
        if (to.isPresent() && !to.get().isAfter(from)) {
            throw new IllegalArgumentException("to must be after from");
        }
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && (to.isEmpty() || day.isBefore(to.get()));
    }

    public boolean overlaps(Period other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    boolean isWithin(Period other) {
        boolean endsInside = other.to.isEmpty() || (to.isPresent() && !to.get().isAfter(other.to.get()));
        return !from.isBefore(other.from) && endsInside;
    }

    private boolean startsBeforeEndOf(Period other) {
        return other.to.isEmpty() || from.isBefore(other.to.get());
    }

    @Nullable
    LocalDate toOrNull() {
        return to.orElse(null);
    }
}
