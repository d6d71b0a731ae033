-- What the actions so far come to. $1 subdistrict, $2 number, $3 an EventCourse, $4 when the clock looks again, $5 the category of
-- its subclass.
update grid_event set
  origin = 'loop',
  course = $3::jsonb,
  state = $3::jsonb ->> 'state',
  category = coalesce($5, category),
  subclass = $3::jsonb ->> 'subclass',
  level = ($3::jsonb ->> 'level')::smallint,
  rule_version = $3::jsonb ->> 'ruleVersion',
  reported_by = $3::jsonb ->> 'reportedBy',
  desk_area = $3::jsonb -> 'desk' ->> 'area',
  holder_kind = $3::jsonb -> 'holder' ->> 'kind',
  holder_user = $3::jsonb -> 'holder' ->> 'user',
  stage_due_at = case
    when $3::jsonb -> 'clock' ->> 'stoppedWithMinutes' is null
    then to_timestamp(($3::jsonb -> 'clock' ->> 'dueAt')::float8 / 1000)
  end,
  dispose_due_at = to_timestamp(($3::jsonb ->> 'disposeDueAt')::float8 / 1000),
  disposed_at = to_timestamp(($3::jsonb ->> 'disposedAt')::float8 / 1000),
  deadline_at = to_timestamp(($3::jsonb ->> 'deadlineAt')::float8 / 1000),
  closed_at = to_timestamp(($3::jsonb ->> 'closedAt')::float8 / 1000),
  supervision = $3::jsonb ->> 'supervision',
  rating = ($3::jsonb ->> 'rating')::smallint,
  merged_into = $3::jsonb ->> 'mergedInto',
  next_tick_at = to_timestamp($4::float8 / 1000)
where subdistrict = $1 and no = $2
