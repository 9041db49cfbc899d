package se.statistiktjanst.service.open.api;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.function.Supplier;
import se.statistiktjanst.service.open.file.Publisher;
import se.statistiktjanst.service.open.kept.CallCount;
import se.statistiktjanst.service.open.release.OpenTables;

/** The API as a whole. */
public final class PxWebApi {
    private PxWebApi() {}

    /** Registers its filters and resources, and gives what counts calls that are answered before they come here. */
    public static CallCount register(
            JerseyEnvironment jersey, OpenTables tables, Supplier<Publisher> publisher, ApiLimits limits, Clock clock) {
        CallLimit calls = new CallLimit(limits.calls(), limits.windowSeconds(), clock);
        DataAnswers answers = new DataAnswers(tables, publisher, limits.cells());
        ApiCalls count = new ApiCalls(calls);
        jersey.register(new ApiRequestFilter(count));
        jersey.register(new ApiResponseFilter(count));
        jersey.register(new ConfigResource(limits, publisher.get().operator().name()));
        jersey.register(new TablesResource(tables, publisher, clock));
        jersey.register(new TableResource(tables, publisher));
        jersey.register(new DataResource(answers));
        jersey.register(new CodelistResource());
        jersey.register(new SavedQueriesResource(tables));
        jersey.register(new SavedQueryResource(tables, answers));
        return count;
    }
}
