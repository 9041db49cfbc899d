package se.statistiktjanst.service.wiring;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import se.statistiktjanst.statistics.publication.HeldBack;

/**
 * How months, quarters and years are published.
 *
 * @param leastComplete the least share of a service's events of the period that must be counted, from 0 to 1; a service
 *     below it is held back until it is complete
 */
public record PublicationConfiguration(
        @DecimalMin("0") @DecimalMax("1") double leastComplete) {
    static final PublicationConfiguration USUAL = new PublicationConfiguration(HeldBack.STANDARD);

    HeldBack heldBack() {
        return new HeldBack(leastComplete);
    }
}
