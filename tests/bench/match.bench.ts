import { openAddressIndex } from '../../data/rules/address/address-index.ts'
import { createMatcher } from '../../data/rules/address/match-address.ts'
import { measuredCalibration, parserModel } from '../../data/rules/address/parser-weights.ts'
import { readAddressIndex } from '../../server/addresses/read-index.ts'
import { provideDataDir, withServices } from './lib/data-folder.ts'
import { printMachine } from './lib/machine.ts'
import type { JudgedAnswer, Setting } from './lib/match/answers.ts'
import { measureCalibration } from './lib/match/measure-calibration.ts'
import { measureGrades } from './lib/match/measure-grades.ts'
import { measureNegatives } from './lib/match/measure-negatives.ts'
import { measureParser } from './lib/match/measure-parser.ts'
import { measureSpeed } from './lib/match/measure-speed.ts'
import { createTruth } from './lib/match/written-address.ts'
import { readOptions } from './lib/options.ts'
import { show } from './lib/table.ts'
import { printVerdicts, type Verdict } from './lib/verdict.ts'

/** What `npm run bench -- match` prints is explained in README.md. */
const args = process.argv.slice(2)
const isChosen = args.some((arg) => arg.startsWith('--size') || arg.startsWith('--data'))
const options = readOptions(isChosen ? args : [...args, '--size', 'town'])
const dataDir = provideDataDir(options)
printMachine()
const setting = await openSetting()
printVerdicts([...measureAnswers(), ...measureSpeed(setting), ...measureParser()])

/** In a function of its own, so that the answers are gone before the speed is measured. */
function measureAnswers(): Verdict[] {
  const rooms: JudgedAnswer[] = []
  const negatives: JudgedAnswer[] = []
  const verdicts = [...measureGrades(setting, rooms), ...measureNegatives(setting, negatives)]
  measureCalibration(setting, rooms, negatives)
  return verdicts
}

async function openSetting(): Promise<Setting> {
  const before = { cpu: process.cpuUsage(), bytes: used() }
  const data = await withServices(dataDir, ({ db }) => readAddressIndex(db))
  const index = openAddressIndex(data)
  const cpuS = process.cpuUsage(before.cpu).user / 1e6
  globalThis.gc?.()
  console.log(
    `Address base: ${show(data.rooms.place.length)} buildings, ${show(data.rooms.id.length)} rooms, ` +
      `${show(data.names.place.length)} names; read in ${show(cpuS)} s of CPU, ` +
      `${show((used() - before.bytes) / 1e6)} MB`,
  )
  const matcher = createMatcher(index, parserModel(), measuredCalibration)
  return { index, truth: createTruth(index), matcher }
}

function used(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
