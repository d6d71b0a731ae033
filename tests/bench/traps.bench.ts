import { parseArgs } from 'node:util'
import type { Services } from '../../server/services.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { judgeDatum, WRITINGS } from './lib/import/datum-traps.ts'
import { judgeTraps, type Misjudged } from './lib/import/judge-traps.ts'
import { csvTraps, xlsxTraps } from './lib/import/trap-files.ts'
import { trapRows } from './lib/import/trap-rows.ts'
import { printMachine } from './lib/machine.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- traps` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'town' },
    data: { type: 'string' },
    rows: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
})
const FILE_ROWS = 2_000
const SPOTS = 200
const dataDir = provideDataDir({
  size: values.size === 'district' ? 'district' : 'town',
  ...(values.data !== undefined && { data: values.data }),
})
printMachine()
const results = await withServices(dataDir, judgeAll)
printTable(
  ['file', 'rows', 'taken by position', 'misjudged'],
  results.map(({ file, rows, landed, wrong }) => [file, rows, landed, wrong.length]),
)
const wrong = results.flatMap((one) => one.wrong)
for (const one of wrong.slice(0, 20)) console.error(JSON.stringify(one))
printVerdicts([
  {
    what: 'crafted rows',
    ours: results.reduce((sum, { rows }) => sum + rows, 0),
    unit: '',
    atLeast: Number(values.rows),
  },
  {
    what: 'rows that became something else than they must',
    ours: wrong.length,
    unit: '',
    atMost: 0,
  },
])
process.exitCode = wrong.length > 0 ? 1 : 0

interface Result {
  file: string
  rows: number
  /** Of files of positions alone: rows that were found to lie on a building. */
  landed: number | string
  wrong: Misjudged[]
}

async function judgeAll(services: Services): Promise<Result[]> {
  const done: Result[] = []
  const addresses = await sureAddresses(services)
  const files = Math.ceil(Number(values.rows) / FILE_ROWS)
  for (let i = 0; i < files; i++) {
    const seed = Number(values.seed) * 1_000 + i
    const rows = [...trapRows(FILE_ROWS, addresses, seed)]
    const file =
      i % 3 === 2 ? xlsxTraps(rows, seed) : csvTraps(rows, i % 3 === 0 ? 'gb18030' : 'utf-8', seed)
    const wrong = await judgeTraps(services, file)
    done.push({ file: file.name, rows: rows.length, landed: '–', wrong })
    console.log(`${file.name}: ${i + 1} of ${files} files, ${wrong.length} misjudged`)
  }
  const spots = await services.db.query<{ lon: number; lat: number; building: string }>(
    `select lon, lat, code as building from building order by md5(code || $1) limit $2`,
    [values.seed, SPOTS],
  )
  for (const writing of Object.keys(WRITINGS)) {
    done.push({
      file: writing,
      rows: spots.length,
      ...(await judgeDatum(services, writing, spots)),
    })
  }
  return done
}

/** Addresses that nobody can doubt: what is tried here are the other cells. */
async function sureAddresses({ db, matchDesk }: Services): Promise<string[]> {
  const rows = await db.query<{ text: string }>(
    `select full_text as text from address where level = 12 and state = 'active' order by md5(code || $1) limit 200`,
    [values.seed],
  )
  const texts = rows.map(({ text }) => text)
  const matches = await matchDesk.match(texts, { areas: undefined, limit: 0 })
  return texts.filter((_, i) => matches[i]!.verdict === 'matched' && matches[i]!.level === 12)
}
