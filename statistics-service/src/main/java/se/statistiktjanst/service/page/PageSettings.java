package se.statistiktjanst.service.page;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operator configures about the pages.
 *
 * @param operator who runs the service
 * @param demo whether every page is marked as showing sample data
 * @param themeFile style sheet with the operator's colours, null for ours
 */
public record PageSettings(
        Operator operator, boolean demo, @Nullable Path themeFile) {}
