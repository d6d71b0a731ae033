import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAddressIndex } from '../../../../data/rules/address/address-index.ts'
import {
  type Calibration,
  theoreticalCalibration,
} from '../../../../data/rules/address/calibration.ts'
import { createMatcher } from '../../../../data/rules/address/match-address.ts'
import { parserModel } from '../../../../data/rules/address/parser-weights.ts'
import { readAddressIndex } from '../../../../server/addresses/read-index.ts'
import { ROOT } from '../child-server.ts'
import { provideDataDir, withServices } from '../data-folder.ts'
import { readOptions } from '../options.ts'
import { seededRandom } from '../random.ts'
import { dirtyTexts, type JudgedAnswer, judge, negativeAnswers } from './answers.ts'
import { type DirtGrade, GRADES } from './dirt-shares.ts'
import { fitCalibration, fitDoubts } from './fit-calibration.ts'
import { createTruth } from './written-address.ts'

/**
 * `node --import tsx tests/bench/lib/match/fit.ts --size district`: measures how often the matcher is right and writes
 * `data/rules/address/generated/calibration.json`. Its seeds are none of those that `npm run bench -- match` reports.
 */
const SEED = 9001
/** Of what is asked in life most is there, if badly written; one in six is not. */
const ROOMS = 15_000
const BUILDINGS = 5_000
const NEGATIVES = 12_000

const options = readOptions()
const data = await withServices(provideDataDir(options), ({ db }) => readAddressIndex(db))
const index = openAddressIndex(data)
const truth = createTruth(index)
const reckoned = fitCalibration(answersWith(theoreticalCalibration()), {
  method: 'isotonic regression, one wrong answer added to each step',
  'made by': 'tests/bench/lib/match/fit.ts',
  sample: options.size,
  seeds: `${SEED}–${SEED + 5}, ${SEED + 9}`,
  texts: `${ROOMS} rooms and ${BUILDINGS} buildings of each grade of dirt, ${NEGATIVES} hard negatives`,
})
const calibration = { ...reckoned, doubts: fitDoubts(answersWith(reckoned)) }
const path = join(ROOT, 'data/rules/address/generated/calibration.json')
writeFileSync(path, `${JSON.stringify(calibration, null, 1)}\n`)
console.log(path)

function answersWith(calibration: Calibration): JudgedAnswer[] {
  const setting = { index, truth, matcher: createMatcher(index, parserModel(), calibration) }
  const answers: JudgedAnswer[] = []
  const add = (grade: DirtGrade, count: number, seed: number, isOfBuildings: boolean) => {
    const random = seededRandom(seed)
    for (const [text, address] of dirtyTexts(truth, grade, count, random, isOfBuildings))
      answers.push(judge(setting, setting.matcher.match(text), address, text))
  }
  GRADES.forEach((grade, i) => {
    add(grade, ROOMS, SEED + i, false)
    add(grade, BUILDINGS, SEED + 3 + i, true)
  })
  for (const answer of negativeAnswers(setting, NEGATIVES, seededRandom(SEED + 9)))
    answers.push(answer)
  return answers
}
