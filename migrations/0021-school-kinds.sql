-- The kind of a school by the first two digits of its code; of one whose code nobody entered yet, by how its name ends.
create function units.school_kind(school_code text, name text) returns text language sql immutable as $$
  select case
    when school_code is not null then left(school_code, 2)
    when name ~ '幼儿园$' then '11'
    when name ~ '小学$' then '21'
    when name ~ '(初级中学|初中)$' then '31'
    when name ~ '特殊教育|盲校|聋校|启智学校' then '51'
    when name ~ '中等|中专|职业高中|职高|技工学校|(中等职业|职业技术)学校$|职教中心$' then '36'
    when name ~ '(大学|学院|高等专科学校)$' then '41'
    when name ~ '(中学|高中)$' then '34'
  end
$$;
