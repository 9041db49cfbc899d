package se.statistiktjanst.service.open;

import java.math.BigDecimal;

/**
 * A change in percent.
 *
 * @param percent with the decimals to be shown
 * @param since the period compared with, in the language of the page
 */
public record Change(BigDecimal percent, String since) {}
