import { type NewGrant, Refusal } from '../../data/contracts/index.ts'
import type { Registry } from '../../data/registry/index.ts'
import { checkSeparation, keepAdministrators } from '../security/administrators.ts'
import { audit } from '../security/audit.ts'
import type { Queryable } from '../storage/database.ts'
import { endGrant, holderOf, insertGrant } from './store.ts'

interface Needs {
  client: Queryable
  registry: Registry
  /** The security administrator who does it. */
  by: string
}

/** Adds a grant and writes it down. */
export async function addGrant({ client, registry, by }: Needs, grant: NewGrant): Promise<number> {
  await checkGrant({ client, registry, by }, grant)
  const id = await insertGrant(client, grant, by)
  const { role, areas, layers, maxSensitivity, from, to } = grant
  const details = { grant: id, role, areas, layers, maxSensitivity, from, to }
  await audit(client, { userId: by, action: 'grant.add', target: grant.account, details })
  return id
}

export async function withdrawGrant({ client, by }: Needs, id: number): Promise<void> {
  if ((await holderOf(client, id)) === by) throw ownRights()
  const account = await keepAdministrators(client, () => endGrant(client, id, by))
  await audit(client, { userId: by, action: 'grant.end', target: account, details: { grant: id } })
}

/** Refuses what may not be granted, with a sentence and the field. */
export async function checkGrant(
  { client, registry, by }: Needs,
  { account, role, areas, layers, from, to }: NewGrant,
): Promise<void> {
  if (account === by) throw ownRights()
  const known = await client.first('select 1 from user_account where id = $1', [account])
  if (known === undefined) throw refuse('unknown-account', 'account', 'There is no such account.')
  if (layers !== 'all') {
    const unknown = layers.find((code) => registry.layer(code) === undefined)
    if (unknown) throw refuse('unknown-layer', 'layers', `There is no layer ${unknown}.`)
  }
  if (to !== undefined && Date.parse(to) <= Math.max(Date.now(), Date.parse(from ?? '') || 0)) {
    throw refuse('ends-too-early', 'to', 'The grant would end before it begins, or has ended.')
  }
  await checkAreas(client, areas)
  await checkSeparation(client, account, role)
}

async function checkAreas(client: Queryable, areas: readonly string[]): Promise<void> {
  const unknown = await client.first<{ area: string }>(
    `select area from unnest($1::text[]) as area
     where not exists (select from division where valid_to is null and length(area) < 15
         and code = rpad(area, 12, '0')
         and level = case length(area) when 6 then 'district' when 9 then 'subdistrict' else 'community' end)
       and not exists (select from grid_cell where valid_to is null and code = area)
     limit 1`,
    [areas],
  )
  if (unknown) {
    throw refuse('unknown-area', 'areas', `There is no division or grid ${unknown.area}.`)
  }
}

const refuse = (code: string, field: string, sentence: string) =>
  new Refusal(422, code, sentence, { field })

const ownRights = () =>
  new Refusal(409, 'own-account', 'Nobody changes their own account or rights.')
