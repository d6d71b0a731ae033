import type { ImportJob } from '../../data/contracts/index.ts'
import { audit } from '../security/audit.ts'
import type { Database } from '../storage/database.ts'

/** Rows that somebody brought hold what a register holds: that they leave again is written down. */
export const noteRows = (
  db: Database,
  userId: string,
  { id, layer }: ImportJob,
  rows: 'correction' | 'setAside',
): Promise<void> =>
  db.transaction((client) =>
    audit(client, {
      userId,
      action: 'import.rows',
      target: id,
      ...(layer && { layer }),
      details: { rows },
    }),
  )
