package se.statistiktjanst.platform.definition;

/**
 * One mistake in a definition file.
 *
 * @param file path as the user knows it, relative to the folder of definitions
 * @param line counted from 1; for CSV the row, where the header is row 1
 * @param reason what is wrong and what to do, in words for the person who wrote the file
 */
public record DefinitionProblem(String file, int line, String reason) {
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, reason);
    }
}
