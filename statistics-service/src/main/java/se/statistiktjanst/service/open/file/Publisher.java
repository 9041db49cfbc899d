package se.statistiktjanst.service.open.file;

import java.time.LocalDate;
import se.statistiktjanst.service.page.Operator;

/**
 * Who publishes a table, and when next.
 *
 * @param licence of the data, as an address
 */
public record Publisher(Operator operator, LocalDate nextPublicationOn, String licence) {}
