package dev.blotter.testing;

import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The half of a whole test run that needs the running service: started once, asked by one JVM. The
 * tests on the large seeded database are of this half, too, so that it is made once.
 */
@Suite
@SelectPackages("dev.blotter")
@IncludeTags({"service", "seeded"})
@ExcludeTags("soak")
class ServiceSuite {}
