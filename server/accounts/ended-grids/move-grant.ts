import { type AreaPrefix, type NewGrant, Refusal } from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { addGrant, withdrawGrant } from '../change-grants.ts'
import { holderOf } from '../store.ts'
import { listOutdatedGrants } from './list-outdated.ts'

interface Needs {
  client: Queryable
  registry: Registry
  /** The security administrator who does it. */
  by: string
}

/**
 * Grants anew what a grant gave, in the grids that have come of those that have ended, and withdraws the old one. Answers
 * whose it is. Refused where nothing has come of one: then people must say which grids are meant.
 */
export async function moveGrant(needs: Needs, id: number): Promise<string> {
  const { client } = needs
  const account = await holderOf(client, id)
  const outdated = (await listOutdatedGrants(client)).filter(({ grant }) => grant === id)
  if (outdated.length === 0) throw notOutdated()
  const open = outdated.find(({ successors }) => successors.length === 0)
  if (open) throw withoutSuccessor(open.ended)
  const comeOf = new Map(outdated.map(({ ended, successors }) => [ended as string, successors]))
  const old = await readGrant(client, id)
  const areas = old.areas.flatMap(
    (area) => comeOf.get(area)?.map(({ code }) => code as string as AreaPrefix) ?? [area],
  )
  await addGrant(needs, { ...old, account, areas: [...new Set(areas)] })
  await withdrawGrant(needs, id)
  return account
}

async function readGrant(client: Queryable, id: number): Promise<Omit<NewGrant, 'account'>> {
  const row = await client.first<Omit<NewGrant, 'account' | 'from' | 'to'> & GrantSpan>(
    `select role, areas, coalesce(to_jsonb(layers), '"all"') as layers, max_sensitivity as "maxSensitivity",
       valid_from as "from", valid_to as "to"
     from role_assignment where id = $1 for update`,
    [id],
  )
  const { from, to, ...grant } = row!
  return {
    ...grant,
    // One that has begun begins anew, now.
    ...(from.getTime() > Date.now() && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  }
}

interface GrantSpan {
  from: Date
  to: Date | null
}

const notOutdated = () =>
  new Refusal(409, 'grant-not-outdated', 'All areas of this grant are in force.')

const withoutSuccessor = (code: string) =>
  new Refusal(422, 'grid-without-successor', `Nothing has come of the grid ${code}.`, {
    field: 'areas',
  })
