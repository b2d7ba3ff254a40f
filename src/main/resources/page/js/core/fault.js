const UNREACHABLE = 'UNREACHABLE';
const BROKEN_OFF = 'BROKEN_OFF';
const PASSING = [UNREACHABLE, BROKEN_OFF, 'RATE_LIMIT_EXCEEDED'];

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

  /** True where the same may go well a little later. */
  get passing() {
    return this.status >= 500 || PASSING.includes(this.code);
  }

  /** @param {Response} response */
  static async of(response) {
    const problem = await response.json().catch(() => ({}));
    return new Fault({ code: `HTTP_${response.status}`, status: response.status, ...problem });
  }

  /** Nobody answered. */
  static unreachable() {
    return new Fault({ code: UNREACHABLE, title: 'The service cannot be reached' });
  }

  /** The answer began well and did not come to its end. @param {Error} error */
  static brokenOff({ message }) {
    return new Fault({ code: BROKEN_OFF, title: 'The answer broke off', detail: message });
  }

  /** Whatever went wrong, so that it can be told. @param {Error} error */
  static from(error) {
    const { name, message } = error;
    return error instanceof Fault
      ? error
      : new Fault({ code: name, title: 'This page failed', detail: message });
  }
}
