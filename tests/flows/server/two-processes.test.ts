import { describe, inject } from 'vitest'
import { isDebianPostgresHere } from './debian-cluster.ts'
import { describeTwoProcesses } from './two-processes.ts'

if (isDebianPostgresHere) {
  console.log(
    'Not here: `debian-postgresql.test.ts` tells this story on the database of somebody else.',
  )
}
describe.skipIf(isDebianPostgresHere)('two servers on the database that ships', () => {
  describeTwoProcesses(async () => inject('databaseServer'))
})
