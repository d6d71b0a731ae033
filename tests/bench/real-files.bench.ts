import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { provideDataDir } from './lib/data-folder.ts'
import { type BroughtFile, bringRealFile } from './lib/import/bring-real-file.ts'
import { realUploads } from './lib/import/real-files.ts'
import {
  faultOfLayer,
  faultOfReading,
  LAYER_FOLDERS,
  NAMED_LAYERS,
} from './lib/import/real-layers.ts'
import { type StewardSession, signInSteward } from './lib/import/steward-session.ts'
import { printMachine } from './lib/machine.ts'
import { startOnemap } from './lib/onemap-server.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- real-files` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'town' },
    data: { type: 'string' },
    files: { type: 'string' },
  },
})
const SHARED = values.files ?? fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const FOLDERS = ['formats', 'cn-geo', 'cn-address', 'hostile']

if (!existsSync(SHARED)) {
  console.log('Not run: there is no folder of other people’s files; --files names one.')
} else {
  const dataDir = provideDataDir({
    size: values.size === 'district' ? 'district' : 'town',
    ...(values.data !== undefined && { data: values.data }),
  })
  printMachine()
  const layerFaults = await readLayers()
  const server = await startOnemap(dataDir)
  try {
    report(await bringAll(await signInSteward(server.url)), layerFaults)
  } finally {
    await server.stop()
  }
}

/** As layers of one's own: those that are known as they should be, every other one to the last row or refused. */
async function readLayers(): Promise<string[]> {
  const faults: string[] = []
  let files = 0
  for (const layer of NAMED_LAYERS.filter((one) => isThere(one.files))) {
    const fault = await faultOfLayer(SHARED, layer)
    files++
    if (fault) faults.push(`${layer.files}: ${fault}`)
  }
  for (const folder of LAYER_FOLDERS.filter(isThere)) {
    for (const upload of realUploads(join(SHARED, folder))) {
      const fault = await faultOfReading(upload.files.map(({ path }) => path))
      files++
      if (fault) faults.push(`${relative(SHARED, upload.name)}: ${fault}`)
    }
  }
  console.log(`${files} read as layers of one's own, ${faults.length} not as they should be`)
  return faults
}

function isThere(files: string): boolean {
  return existsSync(join(SHARED, files.replace(/[^/]*\*$/, '')))
}

async function bringAll(steward: StewardSession): Promise<Map<string, BroughtFile[]>> {
  const done = new Map<string, BroughtFile[]>()
  for (const folder of FOLDERS.filter((name) => existsSync(`${SHARED}/${name}`))) {
    const uploads = realUploads(`${SHARED}/${folder}`)
    const brought: BroughtFile[] = []
    for (const upload of uploads) {
      brought.push(await bringRealFile(steward, upload))
      if (brought.length % 25 === 0) console.log(`${folder}: ${brought.length}/${uploads.length}`)
    }
    done.set(folder, brought)
  }
  return done
}

function report(
  done: ReadonlyMap<string, readonly BroughtFile[]>,
  layerFaults: readonly string[],
): void {
  printTable(
    ['folder', 'uploads', 'up to the report', 'rows', 'refused', 'faults', 'refusals by code'],
    [...done].map(([folder, list]) => [
      folder,
      list.length,
      list.filter(({ end }) => end === 'checked').length,
      list.reduce((sum, { rows }) => sum + rows, 0),
      list.filter(({ end }) => end === 'refused').length,
      list.filter(({ end }) => end === 'fault').length,
      codesOf(list),
    ]),
  )
  const faults = [...done.values()].flat().filter(({ end }) => end === 'fault')
  for (const { name, detail } of faults) console.error(`${relative(SHARED, name)}: ${detail}`)
  for (const fault of layerFaults) console.error(fault)
  printVerdicts([
    {
      what: 'files neither checked nor refused with a sentence',
      ours: faults.length,
      unit: '',
      atMost: 0,
    },
    { what: 'layers read wrong', ours: layerFaults.length, unit: '', atMost: 0 },
  ])
  process.exitCode = faults.length + layerFaults.length > 0 ? 1 : 0
}

function codesOf(list: readonly BroughtFile[]): string {
  const counts = new Map<string, number>()
  for (const { end, detail } of list)
    if (end === 'refused') counts.set(detail, (counts.get(detail) ?? 0) + 1)
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ')
}
