import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a server counts, for Prometheus. */
export type Meters = {
  readonly registry: Registry;
  /** Seconds that answers took, by method, route and status. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly jobs: Counter<'kind' | 'state'>;
  readonly running: Gauge;
  readonly uploadedBytes: Counter;
  readonly refused: Counter<'code'>;
};

/** Makes the meters of one server. */
export function createMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'tsferry_http_request_seconds',
      help: 'Seconds that answers took',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    }),
    jobs: new Counter({
      name: 'tsferry_jobs_total',
      help: 'Jobs that ended',
      labelNames: ['kind', 'state'],
      registers,
    }),
    running: new Gauge({ name: 'tsferry_jobs_running', help: 'Jobs that run', registers }),
    uploadedBytes: new Counter({ name: 'tsferry_uploaded_bytes_total', help: 'Bytes of uploads', registers }),
    refused: new Counter({
      name: 'tsferry_refused_requests_total',
      help: 'Requests that were answered with an error',
      labelNames: ['code'],
      registers,
    }),
  };
}
