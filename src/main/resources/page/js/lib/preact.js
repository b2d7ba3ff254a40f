/** Preact with its hooks and templates, from the mvnpm artifact; pom.xml has the same version. */
export * from '../../../../_static/htm/3.1.1/preact/standalone.module.js';
