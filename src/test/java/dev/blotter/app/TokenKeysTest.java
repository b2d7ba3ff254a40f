package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

  private static final int STARTS = 4;
  private static final byte[] TEXT = "a token".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void those_who_start_at_once_make_one_pair() throws Exception {
    List<Callable<TokenKeys>> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      starts.add(() -> TokenKeys.in(folder));
    }
    try (var threads = Executors.newFixedThreadPool(STARTS)) {
      for (var made : threads.invokeAll(starts)) {
        assertThat(areAPair(made.get())).isTrue();
      }
    }
  }

  @Test
  void a_public_key_that_is_missing_is_found_by_the_private_one() throws Exception {
    var keys = TokenKeys.in(folder);
    var before = Files.readString(keys.publicKeyFile());
    Files.delete(keys.publicKeyFile());
    assertThat(Files.readString(TokenKeys.in(folder).publicKeyFile())).isEqualTo(before);
  }

  @Test
  void a_public_key_whose_private_one_is_missing_is_made_anew_with_it() throws Exception {
    var keys = TokenKeys.in(folder);
    Files.delete(keys.privateKeyFile());
    assertThat(areAPair(TokenKeys.in(folder))).isTrue();
  }

  private static boolean areAPair(TokenKeys keys) throws IOException, GeneralSecurityException {
    var signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(keys.privateKey());
    signer.update(TEXT);
    var pem = Files.readString(keys.publicKeyFile()).replaceAll("-----[A-Z ]+-----", "");
    var publicKey = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem));
    var checker = Signature.getInstance("SHA256withRSA");
    checker.initVerify(KeyFactory.getInstance("RSA").generatePublic(publicKey));
    checker.update(TEXT);
    return checker.verify(signer.sign());
  }
}
