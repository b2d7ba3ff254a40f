/** An answer of the service that is not a success, as its problem tells it (RFC 9457). */
export class Fault extends Error {
  /** @param {{status?: number, code?: string, title?: string, detail?: string, field?: string,
   *   trace_id?: string}} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title ?? 'The request failed');
    this.status = problem.status ?? 0;
    this.code = problem.code ?? 'UNKNOWN';
    this.title = problem.title ?? 'The request failed';
    this.detail = problem.detail ?? '';
    this.field = problem.field ?? '';
    this.traceId = problem.trace_id ?? '';
  }

  /** True where the service has no such resource at all: a resource that misses a thing says so. */
  get notAvailable() {
    return this.status === 404 && this.detail === '';
  }

  /** @param {Response} response */
  static async of(response) {
    const problem = await response.json().catch(() => ({}));
    return new Fault({ code: `HTTP_${response.status}`, status: response.status, ...problem });
  }

  /** Nobody answered. */
  static unreachable() {
    return new Fault({ code: 'UNREACHABLE', title: 'The service cannot be reached' });
  }
}
