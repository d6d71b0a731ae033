import { seededRandom } from '../../data/formats/fgb/helpers.ts'
import type { Fixture, Question } from './fixture.ts'
import { ASKERS, type Asker } from './holders.ts'
import type { FindMentions } from './mentions.ts'
import type { AccessApp } from './open-access-app.ts'
import { may } from './oracle.ts'
import { type Answer, errorCode, readAnswer } from './read-body.ts'

export interface MatrixReport {
  cases: number
  allowed: number
  refused: number
  problems: string[]
}

export interface MatrixOptions {
  fixtures: Readonly<Record<string, Fixture>>
  mentions: FindMentions
  /** Ends after so many problems. */
  patience?: number
  /** Only so many cases, drawn by the seed; without: all of them. */
  cases?: number
  seed?: number
}

/** One question by one asker. */
export interface Case {
  asker: Asker
  route: string
  fixture: Fixture
  question: Question
}

/** Asks everything as everybody; what is not as the oracle says is a problem. */
export async function runMatrix(app: AccessApp, options: MatrixOptions): Promise<MatrixReport> {
  const { fixtures, patience = 200, seed = 1 } = options
  const all = shuffled(casesOf(fixtures), seed).slice(0, options.cases)
  const report: MatrixReport = { cases: 0, allowed: 0, refused: 0, problems: [] }
  const waiting = all.values()
  const worker = async () => {
    for (const one of waiting) {
      if (report.problems.length >= patience) return
      const { isAllowed, problems } = await judgeCase(app, one, options.mentions)
      report.cases++
      if (isAllowed) report.allowed++
      else report.refused++
      report.problems.push(...problems)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return report
}

const AT_ONCE = 4

export function casesOf(fixtures: MatrixOptions['fixtures']): Case[] {
  return Object.entries(fixtures).flatMap(([route, fixture]) =>
    fixture.questions.flatMap((question) =>
      ASKERS.filter((asker) => question.askedBy?.(asker) ?? true).map((asker) => ({
        asker,
        route,
        fixture,
        question,
      })),
    ),
  )
}

export async function judgeCase(
  app: AccessApp,
  { asker, route, fixture, question }: Case,
  mentions: FindMentions,
): Promise<{ isAllowed: boolean; problems: string[] }> {
  const expected = expectedStatus(asker, fixture, question)
  const init = { method: route.split(' ')[0]!, ...question.init }
  const answer = await readAnswer(await app.ask(asker, question.path, init, question.fresh))
  const problems = compare(expected, question, answer)
  // Who may read the log reads of everything; what is personal is in none of its entries.
  const isLog = fixture.needs.includes('audit.read')
  const told = mentions(asker, answer.text)
  problems.push(...told.filter((one) => !isLog || !one.startsWith('names')))
  if (expected === 'through' && problems.length === 0 && answer.status < 300 && question.check) {
    problems.push(...question.check(asker, answer))
  }
  const name = `${asker.id} ${init.method} ${question.path}`
  const named = problems.map((problem) => `${name}: ${problem}`)
  return { isAllowed: expected === 'through', problems: named }
}

function expectedStatus(asker: Asker, { needs }: Fixture, { isThere }: Question) {
  if (needs === 'public') return 'through'
  if (asker.session !== 'living') return 401
  if (needs !== 'session' && !needs.some((operation) => may(asker, operation))) return 403
  return isThere?.(asker) === false ? 404 : 'through'
}

function compare(expected: 'through' | number, question: Question, answer: Answer): string[] {
  const { status } = answer
  const code = errorCode(answer)
  const got = `${status}${code && ` ${code}`}`
  if (expected !== 'through') {
    return status === expected ? [] : [`${got} instead of ${expected}`]
  }
  const isLetThrough =
    (status >= 200 && status <= 204) ||
    (question.letThrough?.some((one) => one === status || one === code) ?? false)
  return isLetThrough ? [] : [`${got} though it may be had`]
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed)
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}
