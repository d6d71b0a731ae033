import {
  administration,
  auditRoutes,
  ownAccount,
  ownSession,
  publicRoutes,
} from './account-fixtures.ts'
import { addressRoutes } from './address-fixtures.ts'
import { deliveries, ogcRoutes } from './delivery-fixtures.ts'
import { eventRoutes } from './event-fixtures.ts'
import type { Fixture, Ground } from './fixture.ts'
import { gridPlanRoutes } from './grid-plan-fixtures.ts'
import { imports, viewRoutes } from './import-fixtures.ts'
import { incidentDutyRoutes } from './incident-duty-fixtures.ts'
import { incidentRoutes } from './incident-fixtures.ts'
import { mapRoutes } from './map-fixtures.ts'
import { prewarningRoutes } from './prewarning-fixtures.ts'
import { shiftRoutes } from './shift-fixtures.ts'
import { takeAwayFixtures } from './take-away-fixtures.ts'

/** What to ask of each route. A route that stands nowhere here has no test: `routes.test.ts` says so. */
export function routeFixtures(ground: Ground): Readonly<Record<string, Fixture>> {
  return {
    ...publicRoutes(),
    ...ownSession(),
    ...ownAccount(),
    ...administration(),
    ...mapRoutes(ground),
    ...eventRoutes(ground),
    ...gridPlanRoutes(ground),
    ...incidentRoutes(ground),
    ...incidentDutyRoutes(ground),
    ...prewarningRoutes(ground),
    ...shiftRoutes(ground),
    ...deliveries(ground),
    ...ogcRoutes(ground),
    ...addressRoutes(ground),
    ...imports(),
    ...auditRoutes(),
    ...viewRoutes(),
    ...takeAwayFixtures(ground),
  }
}
