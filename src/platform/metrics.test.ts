import { expect, test } from 'vitest';
import { openMetrics } from './metrics.ts';

test('requests are counted by endpoint and status, and their seconds lie in growing buckets', () => {
  const metrics = openMetrics();
  for (const seconds of [0.001, 0.02, 0.3, 60]) metrics.request('listDocuments', 200, seconds);
  metrics.request('listDocuments', 404, 0.001);
  const text = metrics.render([]);
  metrics.close();
  expect(text).toContain('# TYPE taizhang_requests_total counter\ntaizhang_requests_total{endpoint="listDocuments",status="200"} 4\ntaizhang_requests_total{endpoint="listDocuments",status="404"} 1\n');
  const bucket = (most: string): number => Number(new RegExp(`taizhang_request_seconds_bucket\\{endpoint="listDocuments",le="${most.replace('+', '\\+')}"\\} (\\d+)`).exec(text)?.[1]);
  expect(['0.005', '0.05', '0.5', '10', '+Inf'].map(bucket)).toEqual([2, 3, 4, 4, 5]);
  expect(text).toMatch(/taizhang_request_seconds_sum\{endpoint="listDocuments"\} 60\.3/);
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]\d+$/m);
});

test('gauges of one name stand together under one heading; labels are escaped', () => {
  const metrics = openMetrics();
  const text = metrics.render([
    { name: 'taizhang_jobs', help: 'Jobs', value: 1, labels: { status: 'a"b\\c\nd' } }, { name: 'taizhang_other', help: 'Other', value: 0.5 }, { name: 'taizhang_jobs', help: 'Jobs', value: 2, labels: { status: 'done' } },
  ]);
  metrics.close();
  expect(text).toContain('# HELP taizhang_jobs Jobs\n# TYPE taizhang_jobs gauge\ntaizhang_jobs{status="a\\"b\\\\c\\nd"} 1\ntaizhang_jobs{status="done"} 2\n');
  expect(text.match(/^# TYPE taizhang_jobs /gm)).toHaveLength(1);
});
