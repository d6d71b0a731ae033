import type { IncidentPerson } from '../../../data/contracts/index.ts'
import { loadRegistry, PERMISSIONS } from '../../../data/registry/index.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const COMMANDING = Object.entries(PERMISSIONS)
  .filter(([, operations]) => operations.includes('incident.command'))
  .map(([role]) => role)

/** Who could lead an incident in these grids. */
export const listCommanders = (
  client: Queryable,
  grids: readonly string[],
): Promise<IncidentPerson[]> => client.query(LIST_COMMANDERS, [grids, COMMANDING, DOOR_SENSITIVITY])

const DOOR_SENSITIVITY = loadRegistry().layer('ADDRESS')!.sensitivity
const LIST_COMMANDERS = loadSql(import.meta.url, 'list-commanders.sql')
