import type { DivisionSummary, Scope } from '../../data/contracts/index.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'

export interface DivisionDetailRow {
  code: string
  level: DivisionSummary['level']
  name: string
  parent: string | null
  geometry: Buffer
  kind: string
  valid_from: string
}

export const findDivision = (
  db: Queryable,
  scope: Scope,
  code: string,
): Promise<DivisionDetailRow | undefined> => db.first(FIND_DIVISION, [code, scope.areas])

const FIND_DIVISION = loadSql(import.meta.url, 'find-division.sql')
