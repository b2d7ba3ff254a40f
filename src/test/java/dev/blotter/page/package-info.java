/** Tests the page for auditors as an auditor uses it: in a browser. */
package dev.blotter.page;
