package se.statistiktjanst.service.login;

import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/** Why a log-in came to nothing and what to do: fixed texts alone, nothing that anybody sent. */
public record RefusalPage(Refusal refusal) implements PageContent {
    @Override
    public String template() {
        return "refusal.ftlh";
    }

    @Override
    public Section section() {
        return Section.LOGIN;
    }
}
