package se.statistiktjanst.pseudonymizer.keys;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;

/** One thing done with a token; prints the versions and their check values, or why not. */
final class TokenProcess {
    private TokenProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path library = Path.of(arguments[1]);
        if (arguments[0].equals("plant")) {
            plant(library);
        }
        var token = new RootToken(library, 0, PasswordSource.file(Path.of(arguments[2])));
        try {
            RootKey root = switch (arguments[0]) {
                case "create" -> token.create();
                case "add" -> token.addVersion();
                case "remove" -> token.remove(1);
                case "follow" -> followed(token, library, arguments[2]);
                default -> token.read();
            };
            var said = new StringBuilder(root.versions().toString());
            var keys = new KeyTree(root);
            root.versions()
                    .forEach(version -> said.append(' ').append(HexFormat.of().formatHex(keys.checkValue(version))));
            System.out.println(said);
        } catch (UnusableKeyException e) {
            System.out.println(e.getMessage());
        }
    }

    /** A version that another holder of the token adds is found by who has opened it before. */
    private static RootKey followed(RootToken token, Path library, String pin) {
        var keys = new KeyTree(token.read(), token::read);
        new RootToken(library, 0, PasswordSource.file(Path.of(pin))).addVersion();
        keys.use(keys.currentVersion() + 1);
        return token.read();
    }

    /** A key as the token makes it when nobody says that it must stay. */
    private static void plant(Path library) throws Exception {
        Provider provider = Security.getProvider("SunPKCS11").configure("""
                --name=plant
                library=%s
                slotListIndex=0
                attributes(*, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
                  CKA_SENSITIVE = false
                  CKA_EXTRACTABLE = true
                }
                """.formatted(library));
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, "123456".toCharArray());
        KeyGenerator generator = KeyGenerator.getInstance("HmacSHA256", provider);
        generator.init(256);
        token.setKeyEntry("root-1", generator.generateKey(), null, null);
    }
}
