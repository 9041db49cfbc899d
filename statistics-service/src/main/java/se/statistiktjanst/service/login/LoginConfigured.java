package se.statistiktjanst.service.login;

import java.nio.file.Path;

/** What log-in asks of the application's configuration class. */
public interface LoginConfigured {

    /** The {@code login:} part. */
    LoginConfiguration login();

    /** Folder with {@code access.yml}, see {@link AccessRules}. */
    Path definitions();

    /**
     * Whether this is a demonstration on plain HTTP and loopback: the cookies get names of their own and no
     * {@code Secure}, and {@code /login?hint=} chooses a demo user.
     */
    boolean isDemo();
}
