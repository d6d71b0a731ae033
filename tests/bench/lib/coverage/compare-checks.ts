import { applyChange, type Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { verifyChange } from '../../../../data/rules/coverage/verify-change.ts'
import { type Invalidity, verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { randomSabotage } from './random-sabotage.ts'

export interface ComparedChecks {
  /** Changes by what is found everywhere after them. */
  valid: number
  faulty: number
  /** Changes beside which something else is found than everywhere. */
  differences: string[]
}

/** Unchecked changes, most of them wrong: what is looked at beside them must be all there is to find. */
export function compareChecks(
  coverage: Coverage,
  count: number,
  random: () => number,
): ComparedChecks {
  const compared: ComparedChecks = { valid: 0, faulty: 0, differences: [] }
  for (let k = 0; k < count; k++) {
    const change = randomSabotage(coverage, random)
    const inverse = applyChange(coverage, change)
    const everywhere = problemsOf(verifyCoverage(coverage))
    const beside = problemsOf(verifyChange(coverage, change, inverse))
    if (!isSameVerdict(beside, everywhere)) {
      compared.differences.push(`${change.note}: ${beside.join()} for ${everywhere.join()}`)
    }
    if (everywhere.length === 0) compared.valid++
    else {
      compared.faulty++
      applyChange(coverage, inverse)
    }
  }
  return compared
}

/** Cells further on, too, are tangled by what runs into their corners: of those the first ones are enough. */
function isSameVerdict(beside: readonly string[], everywhere: readonly string[]): boolean {
  const isOwn = (problem: string) => !problem.startsWith('tangled')
  return (
    beside.length > 0 === everywhere.length > 0 &&
    beside.every((problem) => everywhere.includes(problem)) &&
    beside.filter(isOwn).join() === everywhere.filter(isOwn).join()
  )
}

/** Crossings are said once from either side. */
function problemsOf(faults: readonly Invalidity[]): string[] {
  const problems = faults.map(({ problem, id }) => `${problem} ${id.split(' ').sort().join(' ')}`)
  return [...new Set(problems)].sort()
}
