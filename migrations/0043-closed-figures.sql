-- Figures of a locked period, a row for each unit that took a share and each target: what stood there when it was locked. As closed_total, summed over units when asked.
create table delivery.closed_figure (
  period_id uuid not null references delivery.period (id),
  target_id uuid not null references plans.target (id),
  unit_id uuid not null,
  path uuid[] not null,
  above uuid[] not null,
  -- What was shared out, in how many shares; and of those with a figure, their sum: null where there was none, which is not zero.
  shares integer not null,
  shared double precision not null,
  reported integer not null,
  sum double precision check ((sum is null) = (reported = 0)),
  unique (period_id, target_id, unit_id, above)
);
insert into delivery.closed_figure (period_id, target_id, unit_id, path, above, shares, shared, reported, sum)
  select k.id, h.target_id, a.unit_id, a.path, coalesce(p.path, '{}'), count(*), sum(h.value), count(n.value), sum(n.value)
  from delivery.period k join delivery.assignment a on a.plan_id = k.plan_id and a.status not in ('draft', 'withdrawn') join delivery.share h on h.assignment_id = a.id left join delivery.assignment p on p.id = a.parent_id
    left join lateral (select f.value from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period e on e.id = f.period_id
      where f.share_id = h.id and r.status in ('submitted', 'passed', 'ratified') and e.to_on <= k.to_on order by e.to_on desc, e.from_on desc limit 1) n on true
  where k.status = 'locked' group by k.id, h.target_id, a.unit_id, a.path, coalesce(p.path, '{}');
