import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as registry from '../../../data/registry/index.ts'

const SCHEMA = readFileSync('server/storage/migrations/0001-base.sql', 'utf8')

it.each([
  ['building', 'use', registry.BUILDING_USES],
  ['room', 'use', registry.ROOM_USES],
  ['room', 'tenure', registry.TENURES],
  ['residence', 'kind', registry.RESIDENCE_KINDS],
  ['residence', 'registration', registry.REGISTRATIONS],
  ['org', 'kind', registry.ORG_KINDS],
  ['org', 'status', registry.ORG_STATUSES],
  ['address_alias', 'kind', registry.ALIAS_KINDS],
  ['grid_staff', 'role', registry.STAFF_ROLES],
  ['address', 'state', registry.ADDRESS_STATES],
])('the schema allows for %s.%s what the vocabulary lists', (table, column, words) => {
  const columns = SCHEMA.match(new RegExp(`create table ${table} \\(([\\s\\S]*?)\\n\\);`))![1]!
  const list = columns.match(new RegExp(`check \\(${column} in \\(([^)]*)\\)`))![1]!
  expect(list.match(/'([^']+)'/g)!.map((w) => w.slice(1, -1))).toEqual(Object.keys(words))
})
