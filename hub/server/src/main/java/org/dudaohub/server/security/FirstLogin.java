package org.dudaohub.server.security;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.dudaohub.domain.Role;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The login of a node for which nobody configured any: an office user whose random password is printed once, at the
 * first start, and kept only as a hash under the data folder.
 */
final class FirstLogin {

    static final String NAME = "office";

    private static final int PASSWORD_BYTES = 9;

    private FirstLogin() {}

    /** @throws IOException if the data folder can't be written */
    static HubUser open(Path data, PasswordEncoder encoder, String office) throws IOException {
        Path file = data.resolve("first-login.hash");
        if (!Files.exists(file)) {
            String password = randomPassword();
            Files.createDirectories(data);
            Files.createFile(file, onlyForOwner());
            Files.writeString(file, encoder.encode(password), StandardOpenOption.TRUNCATE_EXISTING);
            announce(password, file);
        }
        return new HubUser(NAME, Files.readString(file).strip(), "督导室", Role.OFFICE, office, null);
    }

    /** To the terminal, not to the log: logs are kept, sent on and read by others. */
    private static void announce(String password, Path file) {
        System.out.printf("""

                ================================================================
                  首次启动：尚未配置账号（dudao.users），已生成督导室账号，密码只显示这一次。
                  First start: no users are configured. This login is shown only once.
                      账号 user      %s
                      密码 password  %s
                  忘记密码时删除 %s 后重新启动。
                ================================================================

                """, NAME, password, file);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).replaceAll("(.{6})(?=.)", "$1-");
    }

    private static FileAttribute<?>[] onlyForOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
