-- The things that alarms fired on, as far as they may be seen where they are: an alarm is folded over a wider place than a grid.
-- $1 alarms (bigint[]), $2 how many of each, $3, $4 what may be seen: layers and patterns of grids (text[]). `things`, `firings`:
-- of all that may be seen. `events`: of crowds, the numbers that may be.
with
  located as (
    select
      subject.*,
      coalesce(subject.evidence ->> 'layer', 'EVENT') as layer,
      coalesce(
        case subject.evidence ->> 'kind'
          when 'threshold' then (select grid from sensor where sensor.code = subject.subject)
          when 'count' then (select grid from grid_event where no = subject.subject limit 1)
          else (
            select grid from layer_item as item
            where item.layer = subject.evidence ->> 'layer' and item.code = subject.evidence ->> 'code'
            limit 1
          )
        end,
        ''
      ) as grid
    from alarm_subject as subject
    where subject.alarm = any($1::bigint[])
  ),
  seen as (
    select
      located.*,
      row_number() over (partition by alarm order by last_at desc, subject) as place,
      (count(*) over (partition by alarm))::int as things,
      (sum(signals) over (partition by alarm))::int as firings
    from located
    where exists (
      select from unnest($3::text[], $4::text[]) as visible (layer, pattern)
      where visible.layer = located.layer and located.grid like visible.pattern
    )
  )
select
  alarm::text as alarm, subject, name, first_at, last_at, signals, evidence, things, firings,
  array(
    select event.no from grid_event as event
    where event.no in (select jsonb_array_elements_text(evidence -> 'events'))
      and exists (
        select from unnest($3::text[], $4::text[]) as visible (layer, pattern)
        where visible.layer = 'EVENT' and event.grid like visible.pattern
      )
  ) as events
from seen
where place <= $2
order by alarm, place
