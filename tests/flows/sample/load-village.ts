import { loadRegistry } from '../../../data/registry/index.ts'
import { loadSample } from '../../../server/sample/load-sample.ts'
import { openDatabase } from '../../../server/storage/open-database.ts'
import { VILLAGE } from './village.ts'

/** A program of its own, so that it can be killed: fills the database of `DATABASE_URL` with the village. */
const db = openDatabase({ connection: { connectionString: process.env.DATABASE_URL } })
const services = { db, registry: loadRegistry() }
const { loaded } = await loadSample({ size: 'town', measures: VILLAGE, services })
console.log(loaded ? 'loaded' : 'there already')
await db.close()
