package se.statistiktjanst.service.upload;

import java.util.List;
import se.statistiktjanst.service.page.Choice;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * <em>Filer</em>: upload, and what became of what was uploaded.
 *
 * @param areas that the viewer may upload to; none shows a sentence instead of the form
 * @param takes patterns of file names, by area
 * @param errors why the latest upload was not taken
 * @param href where the form is posted
 */
public record UploadPage(
        String careProvider,
        List<Choice> areas,
        List<String> takes,
        List<FileEntry> files,
        List<String> errors,
        String href)
        implements PageContent {

    public UploadPage {
        areas = List.copyOf(areas);
        takes = List.copyOf(takes);
        files = List.copyOf(files);
        errors = List.copyOf(errors);
    }

    @Override
    public String template() {
        return "upload.ftlh";
    }

    @Override
    public Section section() {
        return Section.UPLOAD;
    }
}
