package se.statistiktjanst.service.page;

/**
 * What one page shows: a public record in a feature package, with its template beside it in the resources folder of the
 * same package. The template reads the record's components as {@code content.…}.
 */
public interface PageContent {

    /** File name of the template, for example {@code table.ftlh}. */
    String template();

    /** The entry of the main navigation that is marked as current. */
    Section section();
}
