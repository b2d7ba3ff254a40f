package dev.blotter.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps heads and public keys in an S3-compatible bucket. An object is written only if there is
 * none of its name ({@code If-None-Match: *}), so that a bucket with object lock will do.
 */
public final class BucketArchive implements HeadArchive {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int EXISTS = 412;
  private static final int BEING_WRITTEN = 409;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  /**
   * @param prefix what the names of objects begin with
   */
  public BucketArchive(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** The bucket that the configuration names; credentials are found as the AWS SDK finds them. */
  static BucketArchive of(LedgerConfig config, String bucket) {
    var client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(config.bucketRegion()))
            .overrideConfiguration(all -> all.apiCallTimeout(PATIENCE))
            // Bodies as they are: what is newer is not understood by every store of the kind.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(all -> all.chunkedEncodingEnabled(false))
            // The bucket in the path: few but AWS serve a host name for each bucket.
            .forcePathStyle(config.bucketEndpoint().isPresent());
    config.bucketEndpoint().map(URI::create).ifPresent(client::endpointOverride);
    return new BucketArchive(client.build(), bucket, config.bucketPrefix().orElse(""));
  }

  @Override
  public boolean put(long number, byte[] head) {
    return put(ArchiveNames.head(number), head, "application/json");
  }

  @Override
  public Optional<byte[]> head(long number) {
    return read(ArchiveNames.head(number));
  }

  /**
   * Whoever knows a newest one already has few behind it listed; who knows none has the groups
   * listed, and then those of the last.
   */
  @Override
  public OptionalLong newest(long atLeast) {
    var heads = prefix + ArchiveNames.HEADS;
    return atLeast > 0
        ? newest(heads, atLeast - 1)
        : groups(heads)
            .sorted(Comparator.reverseOrder())
            .map(group -> newest(group, 0))
            .flatMapToLong(OptionalLong::stream)
            .findFirst();
  }

  /** Names are listed in their order, which is that of the numbers. */
  private OptionalLong newest(String in, long after) {
    var from = prefix + ArchiveNames.head(after);
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(in).startAfter(from))
        .contents()
        .stream()
        .map(S3Object::key)
        .mapToLong(ArchiveNames::number)
        .filter(number -> number > after)
        .max();
  }

  private Stream<String> groups(String heads) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(heads).delimiter("/"))
        .stream()
        .flatMap(page -> page.commonPrefixes().stream())
        .map(CommonPrefix::prefix);
  }

  @Override
  public boolean putBreak(long head, byte[] said) {
    return put(ArchiveNames.breakAt(head), said, "application/json");
  }

  @Override
  public Optional<byte[]> breakAt(long head) {
    return read(ArchiveNames.breakAt(head));
  }

  @Override
  public void putKey(String id, String pem) {
    put(ArchiveNames.key(id), pem.getBytes(US_ASCII), "application/x-pem-file");
  }

  @Override
  public Optional<String> key(String id) {
    return read(ArchiveNames.key(id)).map(pem -> new String(pem, US_ASCII));
  }

  @Override
  public String place() {
    return "s3://" + bucket + "/" + prefix;
  }

  private boolean put(String name, byte[] content, String type) {
    try {
      client.putObject(
          object -> object.bucket(bucket).key(prefix + name).contentType(type).ifNoneMatch("*"),
          RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception refused) {
      if (refused.statusCode() != EXISTS && refused.statusCode() != BEING_WRITTEN) {
        throw refused;
      }
      return read(name).filter(same -> Arrays.equals(same, content)).isPresent();
    }
  }

  private Optional<byte[]> read(String name) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(object -> object.bucket(bucket).key(prefix + name))
              .asByteArray());
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    }
  }
}
