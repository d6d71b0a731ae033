import { localDay } from '../../../../data/rules/local-time.ts'
import { open } from '../../../security/keys/cipher.ts'
import { normalPhone } from '../../../security/secrets/normal-numbers.ts'
import {
  openPerson,
  type PersonSecret,
  SECRET_COLUMNS,
  type SecretRow,
  sealPerson,
} from '../../../security/secrets/person-secret.ts'
import type { CopyRow, Queryable } from '../../../storage/database.ts'
import { loadSql } from '../../../storage/sql-file.ts'
import { secretContext } from '../check/secret-context.ts'
import { jobKey } from '../job-key.ts'
import { partsOf } from './sql-parts.ts'
import type { DeskRun, TargetStore } from './target-store.ts'

const sql = (name: string) => loadSql(import.meta.url, `residents-${name}.sql`)
const MATCH = sql('match')
const PAIRS = sql('pairs')
const CLASSIFY = sql('classify')
const MISSING = sql('missing')
const COMING = sql('coming')
const WRITE = partsOf(sql('write'))
const BATCH = 2_000
const ID_TYPE = '居民身份证'

/** 人口: who lives where. What names a person is opened and sealed here and lies nowhere in between. */
export const residentStore: TargetStore = {
  serials: 'resident',
  layers: ['RESIDENT'],
  freshCode: (_issuer, serial) => String(serial),
  identity: ({ secrets }) => [secrets.id_number],
  title: () => '',
  compare,
  apply,
  valuesOf: async (client, _target, codes) => {
    const rows = await client.query<{ code: string; values: Record<string, unknown> }>(
      `select subdistrict || ':' || resident as code,
         jsonb_build_object('kind', kind, 'registration', registration, 'relation', relation) as values
       from residence
       where valid_to is null and is_primary and subdistrict || ':' || resident = any($1::text[])`,
      [codes],
    )
    return new Map(rows.map((row) => [row.code, row.values]))
  },
}

interface RowSecrets {
  name?: string
  id_number?: string
  phone?: string
}

async function compare(client: Queryable, run: DeskRun): Promise<void> {
  const { job, target, sender, patterns } = run
  await client.execute(MATCH, [job, patterns])
  await client.execute(CLASSIFY, [job, await findRenamed(client, run), patterns])
  if (run.isComplete) await client.execute(MISSING, [job, target.code, sender, patterns])
}

/** Rows that name somebody otherwise than the base does. */
async function findRenamed(client: Queryable, run: DeskRun): Promise<number[]> {
  const renamed: number[] = []
  const pairs = client.stream<SecretRow & { row: number; secret: Buffer }>(PAIRS, [run.job], BATCH)
  for await (const rows of pairs) {
    await run.keys.ensure(rows.map((row) => row.key_version))
    for (const row of rows) {
      const before = openPerson(run.keys, row)
      const after = merged(before, secretsOf(run, row))
      if (!isSamePerson(before, after)) renamed.push(row.row)
    }
  }
  return renamed
}

const isSamePerson = (a: PersonSecret, b: PersonSecret) =>
  a.name === b.name &&
  a.idNumber === b.idNumber &&
  normalPhone(a.phone ?? '') === normalPhone(b.phone ?? '')

/** A cell that is empty says nothing: what is known stays. */
function merged(before: PersonSecret | null, { name, id_number, phone }: RowSecrets): PersonSecret {
  const number = id_number ?? before?.idNumber
  const called = phone ?? before?.phone
  return {
    name: name ?? before?.name ?? '',
    ...(number !== undefined && { idType: before?.idType ?? ID_TYPE, idNumber: number }),
    ...(called !== undefined && { phone: called }),
  }
}

function secretsOf(
  { keys, job }: DeskRun,
  { row, secret }: { row: number; secret: Buffer | null },
): RowSecrets {
  if (secret === null) return {}
  const plain = open(jobKey(keys, job), secretContext(job, row), secret)
  return JSON.parse(plain.toString('utf8')) as RowSecrets
}

interface ComingRow extends Omit<SecretRow, 'subdistrict' | 'resident'> {
  row: number
  kind: string
  secret: Buffer | null
  freshCode: string
  subdistrict: string
  room: string
  building: string
  values: Record<string, string>
  oldSubdistrict: string | null
  oldResident: number | null
  oldKind: string | null
  oldRegistration: string | null
  oldRelation: string | null
  oldFrom: string | null
}

const COMING_COLUMNS = [
  'row',
  'kind_of_row',
  'old_subdistrict',
  'old_resident',
  'old_from',
  'birth_year',
  'sex',
  'room',
  'building',
  'kind',
  'registration',
  'relation',
  'valid_from',
  ...SECRET_COLUMNS,
]

async function apply(client: Queryable, run: DeskRun): Promise<void> {
  await client.execute(
    `create temp table coming (
       row int, kind_of_row text, old_subdistrict text, old_resident bigint, old_from date, birth_year smallint, sex text,
       room text, building text, kind text, registration text, relation text, valid_from date, subdistrict text,
       resident bigint, key_version int, name bytea, id_document bytea, phone bytea, id_index bytea, phone_index bytea
     ) on commit drop`,
  )
  const today = localDay(Date.now())
  const rows = await client.query<ComingRow>(COMING, [run.job])
  await run.keys.ensure(rows.flatMap(({ key_version }) => key_version ?? []))
  await client.copyFrom('coming', COMING_COLUMNS, comingRows(run, rows, today))
  await client.execute('analyze coming')
  for (const statement of WRITE) {
    await client.execute(statement, statement.text.includes('$1') ? [run.job] : [])
  }
  await client.execute(
    `update import_row set fresh_code = coming.subdistrict || ':' || coming.resident, code = coming.subdistrict || ':' || coming.resident
     from coming where import_row.job = $1 and import_row.row = coming.row`,
    [run.job],
  )
}

function* comingRows(run: DeskRun, rows: readonly ComingRow[], today: string): Generator<CopyRow> {
  for (const row of rows) {
    const { oldSubdistrict, oldResident, values } = row
    const isKnown = oldResident !== null && oldSubdistrict !== null
    const before = isKnown
      ? openPerson(run.keys, { ...row, subdistrict: oldSubdistrict, resident: oldResident })
      : null
    const after = merged(before, secretsOf(run, row))
    const key = { subdistrict: row.subdistrict, resident: oldResident ?? Number(row.freshCode) }
    const born = bornOf(after.idNumber ?? '')
    const isSameHome = row.kind === 'changed'
    yield [
      row.row,
      row.kind,
      oldSubdistrict,
      oldResident,
      row.oldFrom,
      born.year,
      born.sex,
      row.room,
      row.building,
      values.kind ?? row.oldKind,
      values.registration ?? row.oldRegistration,
      values.relation ?? row.oldRelation ?? '其他',
      isSameHome ? row.oldFrom : (values.since ?? today),
      ...sealPerson(run.keys, key, after),
    ]
  }
}

/** GB 11643: digits 7–10 are the year of birth, the 17th is odd for men. */
function bornOf(idNumber: string): { year: number; sex: '男' | '女' } {
  return { year: Number(idNumber.slice(6, 10)), sex: Number(idNumber[16]) % 2 === 1 ? '男' : '女' }
}
