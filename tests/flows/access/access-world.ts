import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '../../builders/test-database.ts'
import type { Canaries } from './canaries.ts'
import { type Inventory, readInventory } from './inventory.ts'
import { createMentions, type FindMentions } from './mentions.ts'
import { type AccessApp, insertAskers, openAccessApp, publishWorld } from './open-access-app.ts'
import { plantPeople } from './plant-people.ts'
import { plantWorld } from './plant-world.ts'
import { type Fixture, routeFixtures } from './route-fixtures.ts'

export interface AccessWorld {
  app: AccessApp
  canaries: Canaries
  inventory: Inventory
  mentions: FindMentions
  fixtures: Readonly<Record<string, Fixture>>
  close(): Promise<void>
}

/** The world with everybody in it, published, on a database of its own. */
export async function openAccessWorld(perPlace = 1): Promise<AccessWorld> {
  const { db, connection, drop } = await createTestDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'onemap-access-'))
  const canaries: Canaries = new Map()
  await plantWorld(db, canaries, perPlace)
  await insertAskers(db)
  const app = await openAccessApp({ db, connection, dataDir })
  await plantPeople(app.services, canaries)
  await publishWorld(app)
  return {
    ...(await surveyWorld(app, canaries)),
    close: async () => {
      await app.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function surveyWorld(app: AccessApp, canaries: Canaries) {
  const inventory = await readInventory(app.db, app.services.registry.layers)
  const ground = { inventory, services: app.services }
  return {
    app,
    canaries,
    inventory,
    mentions: createMentions(inventory, canaries),
    fixtures: routeFixtures(ground),
  }
}
