package se.statistiktjanst.service.wiring;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/**
 * Where the keys lie; neither place is in the database or its backups.
 *
 * @param root file of the root key, made by {@code keys init}
 * @param shreddable folder of the keys that must die with an export or a project
 */
public record KeysConfiguration(@NotNull Path root, @NotNull Path shreddable) {}
