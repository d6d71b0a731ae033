import type { Canaries } from './canaries.ts'
import type { Fixture } from './fixture.ts'
import { type Inventory, readInventory } from './inventory.ts'
import { createMentions, type FindMentions } from './mentions.ts'
import {
  type AccessApp,
  insertAskers,
  openAccessApp,
  publishWorld,
  type Where,
} from './open-access-app.ts'
import { plantPeople } from './plant-people.ts'
import { plantViews } from './plant-views.ts'
import { plantWorld } from './plant-world.ts'
import { routeFixtures } from './route-fixtures.ts'

/** An application full of things, and what the oracle has to know of them. */
export interface SurveyedWorld {
  app: AccessApp
  canaries: Canaries
  inventory: Inventory
  mentions: FindMentions
  fixtures: Readonly<Record<string, Fixture>>
}

/** Fills an empty database, opens the application on it and publishes. */
export async function buildWorld(where: Where, perPlace: number): Promise<SurveyedWorld> {
  const canaries: Canaries = new Map()
  await plantWorld(where.db, canaries, perPlace)
  await insertAskers(where.db)
  await plantViews(where.db, canaries)
  const app = await openAccessApp(where)
  await plantPeople(app.services, canaries)
  await publishWorld(app)
  return surveyWorld(app, canaries)
}

export async function surveyWorld(app: AccessApp, canaries: Canaries): Promise<SurveyedWorld> {
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
