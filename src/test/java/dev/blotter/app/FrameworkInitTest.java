package dev.blotter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is made of the framework beside the database")
class FrameworkInitTest {

  private static volatile String madeBy = "";

  static final class Good {
    static {
      madeBy = Thread.currentThread().getName();
    }
  }

  static final class Bad {
    static {
      fail();
    }

    private static void fail() {
      throw new IllegalStateException("the entities do not match");
    }
  }

  @Test
  void is_made_by_a_thread_of_its_own_and_there_once_it_was_waited_for() {
    FrameworkInit.begin(Good.class.getName()).await();

    assertThat(madeBy).isEqualTo("framework-init");
  }

  @Test
  void says_what_was_wrong_where_it_could_not_be_made() {
    FrameworkInit init = FrameworkInit.begin(Bad.class.getName());

    assertThatThrownBy(init::await)
        .isInstanceOf(StartupFailure.class)
        .hasMessage("The service cannot start: the entities do not match");
  }
}
