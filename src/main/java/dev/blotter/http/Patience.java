package dev.blotter.http;

import dev.blotter.database.LostConnection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;

/** What {@link Patient} resources have. */
@Patient
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
final class Patience {

  @AroundInvoke
  Object answer(InvocationContext call) throws Exception {
    var method = call.getMethod();
    return method.isAnnotationPresent(GET.class) && method.getReturnType() == Uni.class
        ? LostConnection.retry(() -> read(call))
        : call.proceed();
  }

  /** A request that is refused at once fails as one that is refused later. */
  private static Uni<Object> read(InvocationContext call) {
    try {
      return ((Uni<?>) call.proceed()).map(answer -> answer);
    } catch (Exception refused) {
      return Uni.createFrom().failure(refused);
    }
  }
}
