package dev.blotter.http.hostile;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A body that nobody reads: it is given up a moment after its answer was taken. */
final class Unread implements BodySubscriber<String> {

  /** Were it given up at once, the answer would not be had either. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

  @Override
  public CompletionStage<String> getBody() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    LATER.execute(subscription::cancel);
  }

  @Override
  public void onNext(List<ByteBuffer> some) {}

  @Override
  public void onError(Throwable fault) {}

  @Override
  public void onComplete() {}
}
