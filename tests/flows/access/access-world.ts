import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '../../builders/test-database.ts'
import { buildWorld, type SurveyedWorld } from './survey-world.ts'

export interface AccessWorld extends SurveyedWorld {
  close(): Promise<void>
}

/** The world with everybody in it, published, on a database of its own. */
export async function openAccessWorld(perPlace = 1): Promise<AccessWorld> {
  const { db, connection, drop } = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'onemap-access-'))
  const world = await buildWorld({ db, connection, dataDir }, perPlace)
  return {
    ...world,
    close: async () => {
      await world.app.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
