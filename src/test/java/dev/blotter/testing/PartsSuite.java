package dev.blotter.testing;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The other half of a whole test run: parts by themselves, with a PostgreSQL where they need it.
 */
@Suite
@SelectPackages("dev.blotter")
@ExcludeTags({"service", "seeded", "soak"})
@ExcludeClassNamePatterns(ServiceTests.PATTERN)
class PartsSuite {}
