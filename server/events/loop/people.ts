import {
  type EventCourse,
  type EventInput,
  type EventPerson,
  Refusal,
} from '../../../data/contracts/index.ts'
import { PERMISSIONS, type Registry } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const listPeople = loadSql(import.meta.url, 'list-people.sql')

/** Roles that take part in handling events. */
const HANDLING = Object.entries(PERMISSIONS)
  .filter(([, operations]) => operations.includes('event.handle'))
  .map(([role]) => role)

/** Whose grants reach the place: who could handle or verify what happens there. */
export async function peopleFor(
  client: Queryable,
  registry: Registry,
  grid: string,
): Promise<EventPerson[]> {
  const people = await peopleForMany(client, registry, [grid])
  return people.map(({ reaches: _one, ...person }) => person)
}

/** The same for several events: `reaches` tells for how many of them. */
export function peopleForMany(
  client: Queryable,
  registry: Registry,
  grids: readonly string[],
): Promise<Required<EventPerson>[]> {
  const { sensitivity } = registry.layer('EVENT')!
  return client.query<Required<EventPerson>>(listPeople, [grids, HANDLING, sensitivity])
}

/** Nobody is given an event that he could not even see. */
export async function refuseUnknownPeople(
  client: Queryable,
  registry: Registry,
  { grid }: Pick<EventCourse, 'grid'>,
  { handler, verifier }: EventInput,
): Promise<void> {
  const named = [handler, verifier].filter((user) => user !== undefined)
  if (named.length === 0) return
  const known = new Set((await peopleFor(client, registry, grid)).map(({ id }) => id))
  if (named.every((user) => known.has(user))) return
  const field = handler !== undefined && !known.has(handler) ? 'handler' : 'verifier'
  throw new Refusal(422, 'person-unknown', `${field}: Nobody of that name handles events there.`, {
    field,
  })
}
