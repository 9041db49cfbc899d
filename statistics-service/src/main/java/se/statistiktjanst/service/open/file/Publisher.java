package se.statistiktjanst.service.open.file;

import java.time.LocalDate;
import se.statistiktjanst.service.page.Operator;

/** Who publishes a table, and when next. */
public record Publisher(Operator operator, LocalDate nextPublicationOn) {}
