package se.statistiktjanst.statistics.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Adds new batches to the roll-ups. Deltas, sets of residents and the mark on the batch are one transaction, so a batch
 * counts exactly once whatever crashes in between.
 */
public final class Folder {
    /** Raised with each migration that gives the roll-ups something that old facts have too. */
    private static final int SHAPE = 3;
    /** With a row for each hour, and all else as it is now. */
    private static final int WITH_FORMER_HOURS = 2;

    private static final int BATCHES_AT_ONCE = 200;
    private static final int FACTS_AT_ONCE = 20_000;
    /** Of 200 bytes each: facts in no order leave one in every roll-up. */
    private static final int MOST_CELLS = 100_000;

    /** Another process folds: what is not folded yet may be in its hands. */
    private static final int NOT_OUR_TURN = -1;

    private final Jdbi counter;

    public Folder(Jdbi counter) {
        this.counter = counter;
    }

    /** Makes the roll-ups anew if they were made by an older program. */
    private void bringUpToShape() {
        int shape = counter.withExtension(RollupDao.class, RollupDao::shape);
        if (shape == WITH_FORMER_HOURS) {
            counter.useTransaction(Folder::moveHours);
        } else if (shape < SHAPE) {
            rebuild();
        }
    }

    private static void moveHours(Handle handle) {
        RollupDao dao = handle.attach(RollupDao.class);
        dao.lock();
        // Another process may have moved them meanwhile.
        if (dao.shape() == WITH_FORMER_HOURS) {
            FormerHours.convert(handle);
            dao.markShape(SHAPE);
        }
    }

    /** Folds what is there when it is called, perhaps more, and gives the number of batches folded. */
    public int foldAll() {
        bringUpToShape();
        int all = 0;
        Instant before = counter.withExtension(RollupDao.class, RollupDao::now);
        int some = BATCHES_AT_ONCE;
        while (some == BATCHES_AT_ONCE) {
            some = foldSome();
            if (some == NOT_OUR_TURN) {
                return all;
            }
            all += some;
        }
        counter.useExtension(RollupDao.class, dao -> dao.markFresh(before));
        return all;
    }

    /** What waits to be folded at this moment. */
    public Waiting waiting() {
        return counter.withExtension(RollupDao.class, RollupDao::waiting);
    }

    /**
     * Makes all roll-ups anew from facts: the repair path. Readers see the old ones until it is done.
     *
     * @return the number of batches folded
     */
    public int rebuild() {
        return counter.inTransaction(handle -> {
            RollupDao dao = handle.attach(RollupDao.class);
            dao.lock();
            dao.clearDaily();
            dao.clearStaffMonth();
            dao.clearUnitMonth();
            dao.clearWeekdayMonth();
            dao.clearHourMonth();
            dao.clearPresence();
            dao.clearPresenceStates();
            dao.clearProviderPresence();
            dao.clearCountyPeople();
            dao.clearPresencePast();
            dao.clearSeconds();
            dao.clearCountyMonth();
            dao.clearCountyPresence();
            dao.clearCompleteness();
            dao.markAllUnfolded();
            int all = 0;
            for (int some = fold(handle); some > 0; some = fold(handle)) {
                all += some;
            }
            dao.markShape(SHAPE);
            return all;
        });
    }

    private int foldSome() {
        return counter.inTransaction(this::fold);
    }

    private int fold(Handle handle) {
        RollupDao dao = handle.attach(RollupDao.class);
        if (!dao.tryLock()) {
            return NOT_OUR_TURN;
        }
        List<NewBatch> batches = dao.unfolded(BATCHES_AT_ONCE);
        if (batches.isEmpty()) {
            return 0;
        }
        FactReader facts = new FactReader(handle);
        Tally tally = Tally.toAdd();
        for (List<NewBatch> some : pieces(batches)) {
            add(facts, some, tally);
            if (tally.size() > MOST_CELLS) {
                tally.storeSums(handle);
            }
        }
        tally.store(handle);
        dao.markFolded(batches.stream().mapToLong(NewBatch::id).toArray());
        return batches.size();
    }

    private static void add(FactReader facts, List<NewBatch> batches, Tally tally) {
        Map<Long, Long> lateBefore = batches.stream().collect(Collectors.toMap(NewBatch::id, NewBatch::lateBefore));
        facts.ofBatches(
                batches,
                fact -> tally.arrive(fact, fact.at < Objects.requireNonNull(lateBefore.get(fact.batchId), "late")));
    }

    /** As many batches as may be read before it is asked how much they left in memory. */
    private static List<List<NewBatch>> pieces(List<NewBatch> batches) {
        List<List<NewBatch>> pieces = new ArrayList<>();
        List<NewBatch> piece = new ArrayList<>();
        int events = 0;
        for (NewBatch batch : batches) {
            piece.add(batch);
            events += batch.accepted();
            if (events >= FACTS_AT_ONCE) {
                pieces.add(piece);
                piece = new ArrayList<>();
                events = 0;
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }
}
