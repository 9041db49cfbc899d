package se.statistiktjanst.service.open.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;
import se.statistiktjanst.service.page.Language;

/** A page of the list of tables. */
record TablePage(String language, List<TableDescription> tables, PageInfo page, List<ApiLinks.Link> links) {

    /** Where the page is among the others; numbers from 1. */
    record PageInfo(int pageNumber, int pageSize, int totalElements, int totalPages, List<ApiLinks.Link> links) {}

    /** @throws ProblemException NON_EXISTENT_PAGE beyond the last */
    static TablePage of(
            List<TableDescription> found,
            Language language,
            int number,
            int size,
            ApiLinks links,
            @Nullable String query) {
        int pages = Math.max(1, (found.size() + size - 1) / size);
        if (number > pages) {
            throw new ProblemException(
                    ProblemCode.NON_EXISTENT_PAGE, "the list has %d pages of this size".formatted(pages));
        }
        int from = (number - 1) * size;
        String search =
                query == null || query.isBlank() ? "" : "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        List<ApiLinks.Link> turning = new ArrayList<>();
        if (number < pages) {
            turning.add(page("next", number + 1, size, search, links));
        }
        if (number > 1) {
            turning.add(page("previous", number - 1, size, search, links));
        }
        turning.add(page("last", pages, size, search, links));
        return new TablePage(
                language.tag(),
                found.subList(from, Math.min(found.size(), from + size)),
                new PageInfo(number, size, found.size(), pages, turning),
                List.of(page("self", number, size, search, links)));
    }

    private static ApiLinks.Link page(String rel, int number, int size, String search, ApiLinks links) {
        return links.to(rel, "/tables?pageNumber=%d&pageSize=%d".formatted(number, size) + search);
    }
}
