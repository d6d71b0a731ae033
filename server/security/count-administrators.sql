-- Which of some roles an enabled account holds now. $1 roles (text[]).
select distinct assignment.role
from role_assignment as assignment
join user_account as account on account.id = assignment.user_id
where assignment.role = any($1::text[])
  and not account.disabled
  and assignment.valid_from <= now()
  and (assignment.valid_to is null or assignment.valid_to > now())
