package se.statistiktjanst.ingest.reconciliation;

import java.util.List;

/**
 * How the ids of an hour compare.
 *
 * @param listed how many ids the sender listed
 * @param stored how many are stored
 * @param missing ids that the sender listed and that are not stored in this hour
 * @param quarantined those of the missing that lie in quarantine
 * @param otherHour those of the missing that are stored in another hour
 * @param unknown ids that are stored and not listed; one that is no UUID as the first 16 bytes of its hash
 * @param withdrawn ids of this hour that the sender has withdrawn; they may be listed or not
 * @param complete false when the lists were cut at {@value #LONGEST_LIST}
 */
public record HourAnswer(
        String day,
        int hour,
        String state,
        long listed,
        long stored,
        List<String> missing,
        List<String> quarantined,
        List<String> otherHour,
        List<String> unknown,
        List<String> withdrawn,
        boolean complete) {
    static final int LONGEST_LIST = 10_000;
}
