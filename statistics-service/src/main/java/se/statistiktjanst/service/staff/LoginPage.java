package se.statistiktjanst.service.staff;

import java.util.List;
import se.statistiktjanst.service.page.Link;
import se.statistiktjanst.service.page.PageContent;
import se.statistiktjanst.service.page.Section;

/**
 * Choice of how to log in. Log-in starts by a link (GET), because the policy allows forms to this host only.
 *
 * @param providers one link per identity provider
 * @param notice why the visitor came here, for example an ended session; empty if by choice
 */
public record LoginPage(List<Link> providers, String notice) implements PageContent {

    public LoginPage {
        providers = List.copyOf(providers);
    }

    @Override
    public String template() {
        return "login.ftlh";
    }

    @Override
    public Section section() {
        return Section.LOGIN;
    }
}
