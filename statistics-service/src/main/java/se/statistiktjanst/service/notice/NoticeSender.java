package se.statistiktjanst.service.notice;

import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox, every half minute. A notice counts as sent when every channel has taken it; one that
 * only some took is sent again by all, so a receiver may get it twice and never not at all.
 */
final class NoticeSender implements Managed {
    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);
    private static final long PAUSE_SECONDS = 30;

    private final Jdbi operator;
    private final List<NoticeChannel> channels;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "notices"));

    NoticeSender(Jdbi operator, List<NoticeChannel> channels) {
        this.operator = operator;
        this.channels = List.copyOf(channels);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // sendAll() lets nothing through that the future could tell
    public void start() {
        executor.scheduleWithFixedDelay(this::sendAll, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    void sendAll() {
        try {
            while (operator.inTransaction(this::sendOne)) {
                log.debug("a notice was handled");
            }
        } catch (RuntimeException e) {
            log.error("the outbox of notices cannot be read: {}", e.getClass().getName());
        }
    }

    private boolean sendOne(Handle handle) {
        Optional<Notice> notice = NoticeDao.next(handle);
        if (notice.isEmpty()) {
            return false;
        }
        boolean sent = true;
        for (NoticeChannel channel : channels) {
            sent &= send(channel, notice.get());
        }
        if (sent) {
            NoticeDao.sent(handle, notice.get());
        } else {
            NoticeDao.failed(handle, notice.get());
        }
        return true;
    }

    private static boolean send(NoticeChannel channel, Notice notice) {
        try {
            channel.send(notice);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            log.warn(
                    "notice {} was not taken by {}: {}",
                    notice.publicId(),
                    channel.getClass().getSimpleName(),
                    e.getClass().getName());
            return false;
        }
    }
}
