const nothing = () => ({});

/**
 * Every view by the first word of its address: where its module is, and what the rest of the path
 * means to it. What the address lacks is undefined there.
 *
 * @type {Record<string, {load: () => Promise<Function>, named: (rest: string[]) => object}>}
 */
export const VIEWS = {
  search: {
    load: () => import('../events/search-view.js').then((module) => module.SearchView),
    named: nothing,
  },
  aggregates: {
    load: () => import('../aggregate/aggregate-view.js').then((module) => module.AggregateView),
    named: ([type, id]) => ({ type, id }),
  },
  correlations: {
    load: () => import('../cause/cause-view.js').then((module) => module.CauseView),
    named: ([id]) => ({ id }),
  },
  users: {
    load: () => import('../portfolio/portfolio-view.js').then((module) => module.PortfolioView),
    named: ([user]) => ({ user }),
  },
  integrity: {
    load: () => import('../integrity/integrity-view.js').then((module) => module.IntegrityView),
    named: nothing,
  },
  reconciliation: {
    load: () =>
      import('../reconcile/reconciliation-view.js').then((module) => module.ReconciliationView),
    named: nothing,
  },
  erasures: {
    load: () => import('../records/erasures-view.js').then((module) => module.ErasuresView),
    named: nothing,
  },
  accesses: {
    load: () => import('../records/accesses-view.js').then((module) => module.AccessesView),
    named: nothing,
  },
  refusals: {
    load: () => import('../records/refusals-view.js').then((module) => module.RefusalsView),
    named: nothing,
  },
  clocks: {
    load: () => import('../records/clock-view.js').then((module) => module.ClockView),
    named: nothing,
  },
};
