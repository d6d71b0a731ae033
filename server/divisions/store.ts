import type { DivisionSummary, Scope } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface DivisionRow {
  code: string
  level: DivisionSummary['level']
  name: string
  parent: string | null
  geometry: Buffer
}

export interface DivisionDetailRow extends DivisionRow {
  kind: string
  valid_from: string
}

/** Inside the scope's areas, and what lies above them: their names lead down to it. */
export const listDivisions = (db: Queryable, scope: Scope): Promise<DivisionRow[]> =>
  db.query(LIST_DIVISIONS, [scope.areas])

export const findDivision = (
  db: Queryable,
  scope: Scope,
  code: string,
): Promise<DivisionDetailRow | undefined> => db.first(FIND_DIVISION, [code, scope.areas])

const LIST_DIVISIONS = loadSql(import.meta.url, 'list-divisions.sql')
const FIND_DIVISION = loadSql(import.meta.url, 'find-division.sql')
