import { makeSiteCode } from '../../../../data/rules/check-digits.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { placeIdentity } from '../check/row-key.ts'
import { tableStore } from './table-store.ts'

const sql = (name: string) => loadSql(import.meta.url, name)

/** 经营场所, and the organisations that are not known yet. */
export const siteStore = tableStore({
  table: 'org_site',
  code: 'code',
  id: `thing.code`,
  ends: true,
  serials: 'site',
  layers: ['ENTERPRISE'],
  freshCode: makeSiteCode,
  identity: ({ values }, at) => [values.uscc, ...placeIdentity(at)],
  title: ({ values, text }) => String(values.name ?? text),
  match: sql('sites-match.sql'),
  next: sql('sites-next.sql'),
  param: ({ job }) => ({ job }),
  before: [sql('sites-orgs.sql')],
  columns: [
    'subdistrict',
    'code',
    'uscc',
    'name',
    'kind',
    'industry',
    'status',
    'staff',
    'address_id',
    'building',
    'room',
    'lon',
    'lat',
    'community',
    'grid',
    'valid_from',
  ],
  values: `jsonb_build_object('uscc', thing.uscc, 'name', thing.name, 'kind', thing.kind, 'industry', thing.industry,
    'status', thing.status, 'staff', thing.staff)`,
})
