package se.statistiktjanst.statistics.unitgroup;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group is not as it must be. Nothing was changed. */
public final class InvalidGroupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never sent anywhere
    private final List<Fault> faults;

    /**
     * One thing to put right.
     *
     * @param unit public id of the unit that it is about; null for the group itself
     */
    public record Fault(GroupFault reason, @Nullable String unit) {}

    InvalidGroupException(List<Fault> faults) {
        super("put right and send again: "
                + faults.stream().map(fault -> fault.reason().name()).collect(Collectors.joining(", ")));
        this.faults = List.copyOf(faults);
    }

    static InvalidGroupException of(GroupFault reason) {
        return new InvalidGroupException(List.of(new Fault(reason, null)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
