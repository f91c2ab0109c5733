import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process, in the Prometheus format. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const operationSeconds = new Histogram({
  name: 'an_sinh_operation_seconds',
  help: 'Time of one GraphQL operation, in seconds',
  labelNames: ['operation', 'outcome'],
  buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  registers: [metrics],
});

export const jobSeconds = new Histogram({
  name: 'an_sinh_job_seconds',
  help: 'Time of one job, in seconds',
  labelNames: ['job', 'outcome'],
  buckets: [0.1, 1, 10, 60, 600],
  registers: [metrics],
});

export const connectionsLost = new Counter({
  name: 'an_sinh_database_connections_lost_total',
  help: 'Idle database connections that broke',
  registers: [metrics],
});

export const auditSealLag = new Gauge({
  name: 'an_sinh_audit_seal_lag_seconds',
  help: 'Age of the oldest audit entry not yet sealed, in seconds',
  registers: [metrics],
});
