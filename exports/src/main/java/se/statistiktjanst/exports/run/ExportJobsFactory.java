package se.statistiktjanst.exports.run;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.statistiktjanst.exports.order.ExportForm;
import se.statistiktjanst.exports.store.ObjectStore;
import se.statistiktjanst.platform.db.TenantTransaction;
import se.statistiktjanst.platform.job.JobQueue;
import se.statistiktjanst.pseudonymizer.keys.ShreddableKeyStore;
import se.statistiktjanst.statistics.recipe.AggregateSource;

/** Puts the worker together. */
public record ExportJobsFactory(
        TenantTransaction exporter, JobQueue queue, ShreddableKeyStore keys, ObjectStore store, RunRules rules) {
    /**
     * A worker.
     *
     * @param numbers null where this process may not resolve numbers; such exports then fail
     */
    public ExportJobs create(AggregateSource aggregates, @Nullable NumberResolver numbers) {
        Map<ExportForm, Form> forms = new EnumMap<>(ExportForm.class);
        forms.put(ExportForm.AGGREGATE, new AggregateForm(aggregates));
        forms.put(ExportForm.PSEUDONYMISED, new EventForm(exporter, PseudonymisedRows::new));
        if (numbers != null) {
            forms.put(
                    ExportForm.NUMBERS,
                    new EventForm(exporter, (run, reader, dictionary) -> new NumberRows(numbers, run, dictionary)));
        }
        return new ExportJobs(queue, new RunLifecycle(exporter, keys, store, rules), forms);
    }
}
