package se.statistiktjanst.service.notice;

/** A way that notices take. */
interface NoticeChannel {
    /**
     * Sends it.
     *
     * @throws Exception if it was not taken; it is tried again. Its text is not shown: it may quote what was sent
     */
    void send(Notice notice) throws Exception;
}
