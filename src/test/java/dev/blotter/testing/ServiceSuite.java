package dev.blotter.testing;

import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The half of a whole test run that needs the running service: started once, asked by one JVM. */
@Suite
@SelectPackages("dev.blotter")
@IncludeTags("service")
class ServiceSuite {}
