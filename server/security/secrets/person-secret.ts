import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import type { Keys } from '../keys/index.ts'
import { normalId, normalPhone } from './normal-numbers.ts'

/** 人员身份信息: what names a person. */
export interface PersonSecret {
  name: string
  /** Kind of document and its number. */
  idType?: string
  idNumber?: string
  phone?: string
}

/** Which resident: the key of the row. */
export interface ResidentKey {
  subdistrict: string
  resident: number
}

export interface SecretRow extends ResidentKey {
  key_version: number
  name: Buffer
  id_document: Buffer | null
  phone: Buffer | null
}

export const SECRET_COLUMNS = [
  'subdistrict',
  'resident',
  'key_version',
  'name',
  'id_document',
  'phone',
  'id_index',
  'phone_index',
] as const

/** In the order of `SECRET_COLUMNS`. */
export function sealPerson(keys: Keys, key: ResidentKey, secret: PersonSecret): unknown[] {
  const version = keys.current
  const sealed = (column: string, value: string | undefined) =>
    value === undefined ? null : keys.seal(version, contextOf(column, key), value)
  const { name, idType = '', idNumber, phone } = secret
  return [
    key.subdistrict,
    key.resident,
    version,
    sealed('name', name),
    sealed('id_document', idNumber && `${idType}${SEPARATOR}${idNumber}`),
    sealed('phone', phone),
    idNumber === undefined ? null : keys.index(version, ID_INDEX, normalId(idNumber)),
    phone === undefined ? null : keys.index(version, PHONE_INDEX, normalPhone(phone)),
  ]
}

/** The keys must know the row's version: see `Keys.ensure`. */
export function openPerson(keys: Keys, row: SecretRow): PersonSecret {
  const opened = (column: 'name' | 'id_document' | 'phone') => {
    const sealed = row[column]
    return sealed === null ? undefined : keys.open(row.key_version, contextOf(column, row), sealed)
  }
  const [idType, idNumber] = opened('id_document')?.split(SEPARATOR) ?? []
  return {
    name: opened('name') ?? '',
    ...(idType && { idType }),
    ...(idNumber && { idNumber }),
    ...(row.phone && { phone: opened('phone')! }),
  }
}

/** Under every living version: while keys change, rows of both are there. */
export function idIndexes(keys: Keys, idNumber: string): Buffer[] {
  return keys.versions.map((version) => keys.index(version, ID_INDEX, normalId(idNumber)))
}

export function phoneIndexes(keys: Keys, phone: string): Buffer[] {
  return keys.versions.map((version) => keys.index(version, PHONE_INDEX, normalPhone(phone)))
}

/** A `Resealer` for this table. */
export async function resealPeople(client: Queryable, keys: Keys, limit: number): Promise<number> {
  const rows = await client.query<SecretRow>(SELECT_OLD, [keys.current, limit])
  await keys.ensure(rows.map((row) => row.key_version))
  const sealed = rows.map((row) => sealPerson(keys, row, openPerson(keys, row)))
  const columns = SECRET_COLUMNS.map((_, column) => sealed.map((values) => values[column]))
  await client.execute(UPDATE_SECRETS, columns)
  return rows.length
}

export async function countOldPeople(client: Queryable, version: number): Promise<number> {
  const row = await client.first<{ count: number }>(
    'select count(*)::int as count from person_secret where key_version < $1',
    [version],
  )
  return row?.count ?? 0
}

const SEPARATOR = '\u001f'
const ID_INDEX = 'person_secret.id'
const PHONE_INDEX = 'person_secret.phone'

/** Moved to another row or column, a value does not open. */
const contextOf = (column: string, { subdistrict, resident }: ResidentKey) =>
  `person_secret|${column}|${subdistrict}|${resident}`

const SELECT_OLD = loadSql(import.meta.url, 'select-old-secrets.sql')
const UPDATE_SECRETS = loadSql(import.meta.url, 'update-secrets.sql')
