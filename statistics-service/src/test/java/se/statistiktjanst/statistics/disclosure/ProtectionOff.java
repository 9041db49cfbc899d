package se.statistiktjanst.statistics.disclosure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A gate that adds no noise, so that an attack can be seen to work. It stands in the package of the gate because nothing
 * outside it, no configuration either, can make one.
 */
public final class ProtectionOff {
    private ProtectionOff() {}

    public static DisclosureGate gate() {
        DisclosureParameters parameters = new DisclosureParameters(3, 9, 8, 4, 0, .99);
        PerturbationTable.Parameters table = parameters.table();
        return new DisclosureGate(
                parameters,
                new PerturbationTable(
                        table,
                        IntStream.rangeClosed(0, table.lastRow())
                                .mapToObj(count -> List.of(new PerturbationTable.Entry(count, count, 1, 0, 0, 1)))
                                .toList()),
                1);
    }
}
