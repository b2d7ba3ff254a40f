package dev.blotter.app;

import dev.blotter.kernel.KeyFile;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * The key pair that signs and checks tokens where no other issuer does: RSA, because a service
 * checks far more often than it signs, and RSA checks fast.
 */
public final class TokenKeys {
  private static final String ALGORITHM = "RSA";
  private static final int BITS = 2048;
  private static final String PRIVATE_PEM = "PRIVATE KEY";
  private static final String PUBLIC_PEM = "PUBLIC KEY";

  private final Path folder;

  private TokenKeys(Path folder) {
    this.folder = folder;
  }

  /**
   * The keys in a folder; they are made where there are none.
   *
   * @throws StartupFailure if they cannot be
   */
  public static TokenKeys in(Path folder) {
    TokenKeys keys = new TokenKeys(folder);
    try {
      Files.createDirectories(folder);
      DataFolder.restrict(folder);
      keys.makeIfMissing();
      return keys;
    } catch (IOException | GeneralSecurityException e) {
      throw new StartupFailure("The keys in " + folder + " cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * The keys of the folder of data that a command is about. In the usual folder they are made where
   * there are none, so that a token may be there before the first start.
   *
   * @throws Missing if another folder is named that has none: no service checks by new ones
   */
  static TokenKeys of(Arguments arguments) {
    DataFolder data = StartOptions.folder(arguments);
    boolean named = !arguments.options().getOrDefault("data", "").isBlank();
    if (named && !Files.exists(new TokenKeys(data.keys()).privateKeyFile())) {
      throw new Missing(data.root());
    }
    return in(data.create().keys());
  }

  public Path publicKeyFile() {
    return folder.resolve("token-public.pem");
  }

  public Path privateKeyFile() {
    return folder.resolve("token-private.pem");
  }

  /**
   * @throws StartupFailure if the file cannot be read
   */
  public PrivateKey privateKey() {
    try {
      String pem = Files.readString(privateKeyFile());
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new StartupFailure("The key " + privateKeyFile() + " cannot be read: " + e, e);
    }
  }

  /**
   * Of processes that start at once one makes the private key; whichever it was, all of them find
   * the public key by it.
   */
  private void makeIfMissing() throws IOException, GeneralSecurityException {
    if (Files.exists(publicKeyFile()) && Files.exists(privateKeyFile())) {
      return;
    }
    if (!Files.exists(privateKeyFile())) {
      KeyFile.create(privateKeyFile(), pem(PRIVATE_PEM, newKey().getEncoded()));
    }
    SecretFile.write(publicKeyFile(), pem(PUBLIC_PEM, publicKeyOf(privateKey()).getEncoded()));
  }

  private static PrivateKey newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(BITS);
    return generator.generateKeyPair().getPrivate();
  }

  private static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof RSAPrivateCrtKey known)) {
      throw new InvalidKeyException("a private key that does not hold its public exponent");
    }
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new RSAPublicKeySpec(known.getModulus(), known.getPublicExponent()));
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind);
  }

  /** The folder that was named is none of a service's. */
  static final class Missing extends StartupFailure {
    @Serial private static final long serialVersionUID = 1L;

    private Missing(Path folder) {
      super(
          "There are no keys in "
              + folder
              + ": name the folder of a service with --data, or start one on it first.");
    }

    @Override
    int exitCode() {
      return 2;
    }
  }
}
