package se.statistiktjanst.service.open.release;

import java.time.Instant;

/** One period of a table, as last published. */
public record Release(int id, String period, int version, Instant publishedAt, int cells, int hidden) {}
