import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd } from './lib/at-end.ts'
import { provideDataDir } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import { readOptions } from './lib/options.ts'
import { type CommandRun, runOnemap } from './lib/run-command.ts'
import { countOtherTiles, criticalFindings } from './lib/same-answers.ts'
import { compareData } from './lib/same-data.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- backup` prints is explained in README.md. */
process.env.ONEMAP_BACKUP_PASSPHRASE = 'a passphrase for the bench'
const TILES = 100
const dataDir = provideDataDir(readOptions())
const work = mkdtempSync(join(tmpdir(), 'onemap-bench-backup-'))
const remove = () => rmSync(work, { recursive: true, force: true, maxRetries: 20 })
atEnd(remove)
printMachine()
const rows: [string, CommandRun, number][] = []
await measure('backup', dataDir, ['backup', join(work, 'whole')], 'whole')
await measure(
  'backup, without packs',
  dataDir,
  ['backup', join(work, 'rows'), '--without-packs'],
  'rows',
)
await measure('check', dataDir, ['backup', '--verify', join(work, 'whole')])
// The restored folder has the keys of the one that was backed up.
copyFileSync(process.env.ONEMAP_KEY_FILE ?? `${dataDir}.key`, join(work, 'restored.key'))
await measure('restore', join(work, 'restored'), ['restore', join(work, 'whole')], 'restored')
console.log('')
printTable(
  ['', 's', 'CPU s', 'Node MB', 'with database MB', 'size MB'],
  rows.map(([what, run, megabytes]) => [
    what,
    run.seconds,
    run.cpuS,
    run.peakMb,
    run.peakTreeMb,
    megabytes,
  ]),
)
const restored = join(work, 'restored')
const data = await compareData(dataDir, restored)
console.log(
  `\n${data.tables} tables with ${data.rows.toLocaleString('en')} rows and ${data.files.toLocaleString('en')} files of packs compared`,
)
const { output } = await runOnemap(restored, ['audit', 'verify'])
console.log(`  ${output.trim().split('\n').at(-1)}`)
// A backup notes itself in the audit log; tiles say nothing of that.
const otherTiles = await countOtherTiles(dataDir, restored, TILES)
const [before, after] = [await criticalFindings(dataDir), await criticalFindings(restored)]
const news = after.filter((code) => !before.includes(code))
printVerdicts([
  {
    what: 'tables and files that are not the same after the restore',
    ours: data.different.length,
    unit: '',
    atMost: 0,
  },
  {
    what: `of ${TILES} tiles answered differently after the restore`,
    ours: otherTiles,
    unit: '',
    atMost: 0,
  },
  {
    what: 'critical findings of the doctor that were not there before',
    ours: news.length,
    unit: '',
    atMost: 0,
  },
])
for (const one of [...data.different, ...news]) console.log(one)
if (data.different.length + otherTiles + news.length > 0) process.exitCode = 1
remove()

async function measure(what: string, dir: string, args: string[], made?: string): Promise<void> {
  const run = await runOnemap(dir, args)
  for (const line of run.output.trim().split('\n').slice(-3)) console.log(`  ${line}`)
  rows.push([what, run, made === undefined ? Number.NaN : sizeMb(join(work, made))])
}

function sizeMb(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const sizes = paths.map((path) => statSync(join(folder, path)))
  return sizes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0) / 1e6
}
