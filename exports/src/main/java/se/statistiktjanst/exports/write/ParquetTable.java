package se.statistiktjanst.exports.write;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.statistics.recipe.ResultColumn;

/**
 * A table as Parquet (parquet.apache.org): one column for each of the columns, typed (STRING, DATE, 64-bit whole number,
 * double, boolean; a month is a STRING), none of them required, compressed with zstd, with what a reader needs to know as
 * key-value metadata. Nothing is complete before {@link #close()}: the description stands at the end of the file.
 */
public final class ParquetTable implements AutoCloseable {
    /** Rows are held in memory until so much of them is together. */
    private static final long ROW_GROUP_BYTES = 8L << 20;

    private final List<ResultColumn> columns;
    private final MessageType schema;
    private final ParquetWriter<Group> writer;

    /**
     * Begins the file.
     *
     * @param out is closed with the table
     * @param about such as {@code title}, {@code source}, {@code licence}, {@code updated}
     */
    public ParquetTable(OutputStream out, List<ResultColumn> columns, Map<String, String> about) throws IOException {
        this.columns = List.copyOf(columns);
        this.schema = Types.buildMessage()
                .addFields(columns.stream().map(ParquetTable::field).toArray(Type[]::new))
                .named("table");
        this.writer = ExampleParquetWriter.builder(new StreamOutputFile(out))
                .withType(schema)
                .withExtraMetaData(about)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecFactory())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    /** Writes a row of values in the order of the columns; null is no value. */
    public void write(List<? extends @Nullable Object> row) throws IOException {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row has %d values, the table %d columns".formatted(row.size(), columns.size()));
        }
        Group group = new SimpleGroup(schema);
        for (int at = 0; at < columns.size(); at++) {
            Object value = row.get(at);
            if (value != null) {
                put(group, at, value);
            }
        }
        writer.write(group);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void put(Group group, int at, Object value) {
        switch (columns.get(at).type()) {
            case STRING, YEARMONTH -> group.add(at, value.toString());
            case INTEGER -> group.add(at, ((Number) value).longValue());
            case NUMBER -> group.add(at, ((Number) value).doubleValue());
            case BOOLEAN -> group.add(at, ((Boolean) value).booleanValue());
            case DATE -> group.add(at, Math.toIntExact(((LocalDate) value).toEpochDay()));
        }
    }

    private static Type field(ResultColumn column) {
        return switch (column.type()) {
            case STRING, YEARMONTH ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
        };
    }
}
