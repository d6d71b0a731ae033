-- Names that places of the levels 6–9 go by besides their own; former ones too, since old papers have them. scope: level of
-- the place that the name holds in, 0 = everywhere.
select alias.subdistrict, alias.address_id as "addressId", alias.text, alias.kind, alias.weight,
  coalesce(scope.level, 0) as scope, alias.valid_from as "validFrom", alias.valid_to as "validTo"
from address_alias as alias
join address on address.subdistrict = alias.subdistrict and address.id = alias.address_id
left join address as scope on scope.subdistrict = alias.subdistrict and scope.id = alias.scope_parent
where address.level between 6 and 9 and address.state <> 'retired'
