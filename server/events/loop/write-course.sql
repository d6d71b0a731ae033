-- What the actions so far come to. $1 subdistrict, $2 number, $3 an EventCourse, $4 when the clock looks again, $5 the category of
-- its subclass, $6–$21 as `courseColumns` says.
update grid_event set
  origin = 'loop',
  course = $3::jsonb,
  category = coalesce($5, category),
  next_tick_at = $4,
  state = $6,
  subclass = $7,
  level = $8,
  rule_version = $9,
  reported_by = $10,
  desk_area = $11,
  holder_kind = $12,
  holder_user = $13,
  stage_due_at = $14,
  dispose_due_at = $15,
  disposed_at = $16,
  deadline_at = $17,
  closed_at = $18,
  supervision = $19,
  rating = $20,
  merged_into = $21
where subdistrict = $1 and no = $2
