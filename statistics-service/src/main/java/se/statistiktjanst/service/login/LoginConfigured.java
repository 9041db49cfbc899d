package se.statistiktjanst.service.login;

/** Implemented by the application's configuration class. */
public interface LoginConfigured {

    /** The {@code login:} part. */
    LoginConfiguration login();
}
