-- Takes photos out that were kept long enough: all events with them ended so many days ago, or nobody has used them for two days.
-- What an incident keeps stays. $1 days, $2 how many at most. Columns: digest, of files that nothing names any more.
with
  old as (
    select photo.digest
    from (select distinct digest from event_photo where sent_at < now() - interval '2 days') as photo
    where not exists (
      select from event_photo_use as used
      join grid_event as event on event.subdistrict = used.subdistrict and event.no = used.no
      where used.digest = photo.digest
        and (
          event.state not in ('rejected', 'closed', 'evaluated', 'voided')
          or coalesce(event.closed_at, event.reported_at) >= now() - make_interval(days => $1)
        )
    )
    and not exists (select from incident_photo as kept where kept.digest = photo.digest)
    limit $2
  ),
  unused as (delete from event_photo_use where digest in (select digest from old))
delete from event_photo where digest in (select digest from old)
returning digest
