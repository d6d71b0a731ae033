-- What was offered to an account or by it lately. $1 account, $2 since, $3 id (null = all).
select
  handover.id::text as id, handover.from_user, handover.to_user, handover.nos, handover.note, handover.state,
  handover.made_at, handover.answered_at, giver.display_name as "from", taker.display_name as "to"
from shift_handover as handover
join user_account as giver on giver.id = handover.from_user
join user_account as taker on taker.id = handover.to_user
where (handover.from_user = $1 or handover.to_user = $1)
  and handover.made_at >= $2
  and ($3::uuid is null or handover.id = $3)
order by handover.made_at desc
limit 50
