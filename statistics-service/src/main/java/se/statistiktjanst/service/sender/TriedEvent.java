package se.statistiktjanst.service.sender;

import java.util.List;

/**
 * What would become of an event that was tried.
 *
 * @param title which one
 * @param outcome in words
 * @param good whether it would be taken
 * @param faults what is wrong with it
 */
public record TriedEvent(String title, String outcome, boolean good, List<TriedFault> faults) {
    public TriedEvent {
        faults = List.copyOf(faults);
    }

    /**
     * One thing wrong.
     *
     * @param where JSON pointer, or words for the whole event
     * @param what in words
     */
    public record TriedFault(String where, String what) {}
}
