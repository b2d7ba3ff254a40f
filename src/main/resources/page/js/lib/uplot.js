/** Charts, from the webjar; pom.xml has the same version. Loaded only where a chart is shown. */
export { default } from '../../../../webjars/uplot/1.6.30/dist/uPlot.esm.js';
