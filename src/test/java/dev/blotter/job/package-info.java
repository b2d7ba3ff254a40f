@org.jspecify.annotations.NullMarked
package dev.blotter.job;
