package se.statistiktjanst.service.processing;

import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * The record of processing.
 *
 * @param careProvider who is the controller
 * @param words for the language of the page
 */
public record RecordPage(String careProvider, ProcessingRecord processing, RecordWords words, String jsonHref)
        implements PageContent {
    @Override
    public String template() {
        return "record.ftlh";
    }

    @Override
    public Section section() {
        return Section.SUBJECTS;
    }
}
