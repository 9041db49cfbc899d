package se.statistiktjanst.service.command;

/** A command could not do what was asked; the message says why and what to do, to the person who ran it. */
public final class CommandFailedException extends RuntimeException {
    CommandFailedException(String message) {
        super(message);
    }
}
