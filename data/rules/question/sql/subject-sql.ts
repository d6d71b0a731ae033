import type {
  DatasetDefinition,
  HoursStep,
  QuestionCatalogue,
  Step,
  Subject,
} from '../../../contracts/index.ts'
import { columnNamed, conditionSql, periodSql } from './condition-sql.ts'
import { linkedSql } from './linked-sql.ts'
import { column, quoted, type SqlNeeds } from './params.ts'
import { placeSql } from './place-sql.ts'

export interface SqlContext {
  catalogue: QuestionCatalogue
  now: Date
}

/** `from "events" t where <predicates>` gives the things; one predicate a step, in their order. */
export interface SubjectSql {
  dataset: DatasetDefinition
  from: string
  predicates: readonly string[]
}

export function subjectSql(subject: Subject, needs: SqlNeeds, context: SqlContext): SubjectSql {
  const dataset = context.catalogue.dataset(subject.what)
  if (!dataset) throw new RangeError(`There is no layer ${subject.what}`)
  needs.use(dataset.name)
  const from = `${quoted(dataset.name)} t`
  const predicates: string[] = []
  for (const step of subject.steps) {
    predicates.push(stepSql(step, { dataset, from, predicates: [...predicates] }, needs, context))
  }
  return { dataset, from, predicates }
}

/** `before` = what the steps before this one have left over. */
function stepSql(step: Step, before: SubjectSql, needs: SqlNeeds, context: SqlContext): string {
  const { dataset } = before
  switch (step.kind) {
    case 'place':
      return placeSql(step, needs, context.catalogue)
    case 'period':
      return periodSql(columnNamed(dataset, step.attribute).name, step.period, needs, context.now)
    case 'hours':
      return hoursSql(step, columnNamed(dataset, step.attribute).name, needs)
    case 'conditions':
      return conditionSql(step.condition, dataset, needs, context.now)
    default:
      return linkedSql(step, before, subjectSql(step.other, needs, context), needs, context.now)
  }
}

/** 22 to 6 goes over midnight. */
function hoursSql({ from, to, weekdays }: HoursStep, name: string, needs: SqlNeeds): string {
  const at = column(name)
  const [first, last] = [needs.value(from), needs.value(to)]
  const word = from < to ? 'and' : 'or'
  const hours = `(hour(${at}) >= ${first} ${word} hour(${at}) < ${last})`
  if (weekdays.length === 0) return hours
  const days = weekdays.map((day) => needs.value(day)).join(', ')
  return `(${hours} and isodow(${at}) in (${days}))`
}
