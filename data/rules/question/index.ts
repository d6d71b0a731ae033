export * from './catalogue.ts'
export { comparedQuestion } from './compared-question.ts'
export { conditionProblems, testsOf } from './condition-problems.ts'
export { createDescriber, type Describer } from './describe-question.ts'
export { isNews } from './is-news.ts'
export { layersOf } from './layers-of.ts'
export { parseQuestion } from './parse-question.ts'
export { comparedRange, type DayRange, resolvePeriod } from './periods.ts'
export { type LeftOut, questionFromLink, questionToLink } from './question-link.ts'
export type { SqlShape, SqlValue } from './sql/params.ts'
export {
  type QuestionSql,
  questionSql,
  type RowsWish,
  readableSql,
  type Statement,
} from './sql/statement.ts'
export { FARTHEST_M, validateQuestion } from './validate-question.ts'
