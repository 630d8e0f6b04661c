/** What is measured while the server runs, in the text that Prometheus reads. No personal data: endpoints by name, never an address. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Gauge {
  /** `taizhang_…`, with its unit at the end. */
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface Metrics {
  /** @param endpoint its operation id, or what else was asked for: `page`, `asset`. */
  readonly request: (endpoint: string, status: number, seconds: number) => void;
  readonly render: (gauges: readonly Gauge[]) => string;
  readonly close: () => void;
}

const BUCKETS = [0.005, 0.015, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Timed { readonly buckets: number[]; sum: number; count: number }

export function openMetrics(): Metrics {
  const requests = new Map<string, { endpoint: string; status: number; count: number }>();
  const times = new Map<string, Timed>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    request: (endpoint, status, seconds) => {
      const key = `${endpoint} ${status}`;
      const counted = requests.get(key) ?? { endpoint, status, count: 0 };
      counted.count += 1;
      requests.set(key, counted);
      const timed = times.get(endpoint) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
      timed.sum += seconds;
      timed.count += 1;
      for (const [index, most] of BUCKETS.entries()) if (seconds <= most) timed.buckets[index] = (timed.buckets[index] as number) + 1;
      times.set(endpoint, timed);
    },
    render: (gauges) => [
      ...family('taizhang_requests_total', 'counter', 'Requests by endpoint and status', [...requests.values()].map(({ endpoint, status, count }) => ['', { endpoint, status: String(status) }, count])),
      ...family('taizhang_request_seconds', 'histogram', 'Seconds from the head of a request to the end of its answer', [...times].flatMap(([endpoint, timed]) => [
        ...BUCKETS.map((most, index): Line => ['_bucket', { endpoint, le: String(most) }, timed.buckets[index] as number]),
        ['_bucket', { endpoint, le: '+Inf' }, timed.count], ['_sum', { endpoint }, timed.sum], ['_count', { endpoint }, timed.count],
      ] satisfies Line[])),
      ...[...Map.groupBy([...gauges, ...processGauges(delay.percentile(99))], ({ name }) => name)].flatMap(([name, those]) => family(name, name.endsWith('_total') ? 'counter' : 'gauge', (those[0] as Gauge).help, those.map(({ labels = {}, value }) => ['', labels, value]))),
      '',
    ].join('\n'),
    close: () => { delay.disable(); },
  };
}

function processGauges(delayNanoseconds: number): readonly Gauge[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: 'process_resident_memory_bytes', help: 'Memory of the server process', value: process.memoryUsage.rss() },
    { name: 'process_cpu_seconds_total', help: 'Processor time of the server process', value: (user + system) / 1e6 },
    { name: 'taizhang_event_loop_delay_p99_seconds', help: 'How late the server gets to what is due, 99th percentile', value: Number.isFinite(delayNanoseconds) ? delayNanoseconds / 1e9 : 0 },
  ];
}

type Line = readonly [suffix: string, labels: Readonly<Record<string, string>>, value: number];

function family(name: string, type: 'counter' | 'gauge' | 'histogram', help: string, lines: readonly Line[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines.map(([suffix, labels, value]) => `${name}${suffix}${labelled(labels)} ${value}`)];
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
