import type {
  ChangeStep,
  Condition,
  DatasetDefinition,
  PlaceStep,
  Question,
  QuestionCatalogue,
  QuestionProblem,
  QuestionProblemCode,
  RelatedStep,
  Step,
  Subject,
} from '../../contracts/index.ts'
import { columnOf, dateColumns, isNumber, linksBetween, timeColumns } from './catalogue.ts'
import { conditionProblems } from './condition-problems.ts'
import { comparedRange, type DayRange, resolvePeriod } from './periods.ts'
import { isCrossing } from './ring-crossing.ts'

interface Check {
  catalogue: QuestionCatalogue
  now: Date
  report(path: string, code: QuestionProblemCode): void
}

/** Everything that keeps the question from being asked, in the order of its steps; empty = it can be. */
export function validateQuestion(
  question: Question,
  catalogue: QuestionCatalogue,
  now: Date,
): QuestionProblem[] {
  const problems: QuestionProblem[] = []
  const check: Check = {
    catalogue,
    now,
    report: (path, code) => void problems.push({ path, code }),
  }
  const layer = checkSubject(question, '', check)
  if (layer) checkAnswer(question, layer, check)
  return problems
}

/** Farther than this nothing is "near" any more, and every pair would be looked at. */
export const FARTHEST_M = 5_000

function checkSubject(subject: Subject, path: string, check: Check): DatasetDefinition | undefined {
  const layer = check.catalogue.dataset(subject.what)
  if (!layer) {
    check.report(`${path}what`, 'unknownLayer')
    return undefined
  }
  for (const [i, step] of subject.steps.entries()) {
    checkStep(step, layer, `${path}steps.${i}`, check)
  }
  return layer
}

function checkStep(step: Step, layer: DatasetDefinition, path: string, check: Check): void {
  switch (step.kind) {
    case 'place':
      checkPlaces(step, path, check)
      break
    case 'period':
      checkDate(layer, step.attribute, path, check)
      checkRange(resolvePeriod(step.period, check.now), path, check)
      break
    case 'hours':
      if (!timeColumns(layer).some(({ name }) => name === step.attribute)) {
        check.report(path, 'noDate')
      }
      break
    case 'conditions':
      checkConditions(step.condition, layer, path, check)
      break
    default:
      checkLinked(step, layer, path, check)
  }
}

function checkPlaces({ places }: PlaceStep, path: string, { catalogue, report }: Check): void {
  if (places.length === 0) report(path, 'noPlaces')
  for (const [i, place] of places.entries()) {
    if (place.kind === 'drawn' && isCrossing(place.ring))
      report(`${path}.places.${i}`, 'crossingRing')
    if (place.kind !== 'feature') continue
    const layer = catalogue.dataset(place.layer)
    if (!layer) report(`${path}.places.${i}`, 'unknownLayer')
    else if (layer.geometry !== 'polygon') report(`${path}.places.${i}`, 'notPolygon')
  }
}

function checkLinked(
  step: RelatedStep | ChangeStep,
  layer: DatasetDefinition,
  path: string,
  check: Check,
): void {
  const other = checkSubject(step.other, `${path}.other.`, check)
  if (!other) return
  const { link } = step
  const { report, now } = check
  if (!linksBetween(layer, other).includes(link.kind)) report(path, 'noLink')
  if (link.kind === 'within' && !(link.distanceM > 0 && link.distanceM <= FARTHEST_M)) {
    report(path, 'badDistance')
  }
  if (step.kind === 'related') return
  checkDate(other, step.attribute, path, check)
  const range = resolvePeriod(step.period, now)
  checkRange(range, path, check)
  if (comparedRange(range, step.comparedWith) === null) report(path, 'emptyPeriod')
  if (step.factor === 1) report(path, 'badFactor')
}

function checkAnswer({ groups, measure }: Question, layer: DatasetDefinition, check: Check): void {
  const { report } = check
  for (const [i, group] of groups.entries()) {
    if (group.by === 'attribute' && !columnOf(layer, group.attribute)) {
      report(`groups.${i}`, 'unknownAttribute')
    }
    if (group.by === 'time') checkDate(layer, group.attribute, `groups.${i}`, check)
  }
  const [first] = groups
  const hasArea = first?.by === 'area' || first?.by === 'hexagon' || first?.by === 'square'
  if (measure.kind === 'density' && !hasArea) report('measure', 'needsArea')
  if (measure.kind === 'perResidents' && first?.by !== 'area') report('measure', 'needsArea')
  if (measure.kind === 'share') checkConditions(measure.condition, layer, 'measure', check)
  if (!('attribute' in measure)) return
  const column = columnOf(layer, measure.attribute)
  if (!column) report('measure', 'unknownAttribute')
  else if (!isNumber(column)) report('measure', 'needsNumber')
}

function checkConditions(
  condition: Condition,
  layer: DatasetDefinition,
  path: string,
  { now, report }: Check,
): void {
  for (const code of conditionProblems(condition, layer, now)) report(path, code)
}

function checkDate(layer: DatasetDefinition, key: string, path: string, { report }: Check): void {
  if (!dateColumns(layer).some(({ name }) => name === key)) report(path, 'noDate')
}

function checkRange({ from, to }: DayRange, path: string, { report }: Check): void {
  const isEmpty = from === '' ? to === '' : to !== '' && from >= to
  if (isEmpty) report(path, 'emptyPeriod')
}
