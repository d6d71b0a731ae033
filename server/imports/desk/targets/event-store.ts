import { EVENT_CATEGORIES_2021 } from '../../../../data/registry/index.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { placeIdentity } from '../check/row-key.ts'
import { tableStore } from './table-store.ts'

const sql = (name: string) => loadSql(import.meta.url, name)

const SUBCLASSES = Object.fromEntries(
  EVENT_CATEGORIES_2021.flatMap(({ code: category, subclasses }) =>
    subclasses.map(({ code, level }) => [code, { category, level }]),
  ),
)

/** Events that other systems know of. They are never taken away by a file that lacks them: what has happened stays. */
export const eventStore = tableStore({
  table: 'grid_event',
  code: 'no',
  id: 'thing.no',
  ends: false,
  serials: 'event',
  layers: ['EVENT'],
  freshCode: (issuer, serial) => `E${issuer}I${String(serial).padStart(9, '0')}`,
  identity: ({ values }, at) => [values.title, values.reported_at, ...placeIdentity(at)],
  title: ({ values, text }) => String(values.title ?? text),
  match: sql('events-match.sql'),
  next: sql('events-next.sql'),
  param: ({ job }) => ({ job, subclasses: SUBCLASSES }),
  columns: [
    'subdistrict',
    'no',
    'client_id',
    'category',
    'category_version',
    'subclass',
    'tags',
    'level',
    'source',
    'title',
    'description',
    'state',
    'reported_at',
    'deadline_at',
    'closed_at',
    'address_id',
    'building',
    'room',
    'lon',
    'lat',
    'community',
    'grid',
    'attributes',
  ],
  values: `jsonb_build_object('title', thing.title, 'subclass', thing.subclass, 'level', thing.level,
    'source', thing.source, 'state', thing.state, 'reported_at', thing.reported_at, 'closed_at', thing.closed_at,
    'description', thing.description)`,
})
