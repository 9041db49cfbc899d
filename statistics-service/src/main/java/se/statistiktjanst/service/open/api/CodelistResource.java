package se.statistiktjanst.service.open.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.platform.problem.ProblemCode;
import se.statistiktjanst.platform.problem.ProblemException;

/**
 * Code lists. There are none: a grouping may be published only if its groups were protected in the same run as the
 * table, and no table has such groups.
 */
@Path("/api/v2/codelists/{id}")
public final class CodelistResource {

    @GET
    public Response codelist(@PathParam("id") String id, @QueryParam("lang") @Nullable String lang) {
        ApiLanguage.of(lang);
        throw new ProblemException(
                ProblemCode.NON_EXISTENT_CODELIST, "no table has code lists; its metadata has all values");
    }
}
