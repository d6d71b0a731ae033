-- What places of business will be once the rows are taken over. $1 {job}. What the code begins with says what kind of
-- body it is (GB 32100: 11 机关, 12 事业, 5x 民政, 91 企业, 92 个体户, 93 合作社).
next as materialized (
  select
    waiting.row,
    waiting.kind as kind_of_row,
    site.subdistrict as old_subdistrict,
    site.code as old_code,
    waiting.subdistrict,
    coalesce(site.code, waiting.fresh_code) as code,
    coalesce(waiting.values ->> 'uscc', site.uscc) as uscc,
    coalesce(waiting.values ->> 'name', site.name) as name,
    coalesce(waiting.values ->> 'kind', site.kind, org.kind, case left(waiting.values ->> 'uscc', 2)
      when '11' then '机关' when '12' then '事业' when '92' then '个体户' when '93' then '合作社'
      when '51' then '社会组织' when '52' then '社会组织' when '53' then '社会组织' when '54' then '自治组织'
      else '企业'
    end) as kind,
    coalesce(waiting.values ->> 'industry', site.industry, org.industry, '') as industry,
    coalesce(waiting.values ->> 'status', site.status, '存续') as status,
    coalesce(((waiting.values ->> 'staff')::numeric)::int, site.staff) as staff,
    waiting.address_id,
    waiting.building,
    coalesce(waiting.room, case when site.address_id = waiting.address_id then site.room end) as room,
    case when here.same then site.lon else waiting.lon end as lon,
    case when here.same then site.lat else waiting.lat end as lat,
    left(case when here.same then site.grid else waiting.grid end, 12) as community,
    case when here.same then site.grid else waiting.grid end as grid,
    coalesce(site.valid_from, today()) as valid_from
  from import_row as waiting
  left join org_site as site on site.code = waiting.code
  left join org on org.uscc = waiting.values ->> 'uscc'
  cross join lateral (
    select (site.subdistrict, site.address_id) = (waiting.subdistrict, waiting.address_id) as same
  ) as here
  where waiting.job = $1::jsonb ->> 'job' and waiting.kind in ('added', 'changed', 'moved', 'same')
)
