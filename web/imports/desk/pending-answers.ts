import type { DeskAnswer } from '../../../data/contracts/index.ts'

/*
 * Answers that the server has not confirmed yet, kept over a reload: numbers of rows and of addresses, nothing of
 * what stands in them.
 */
const keyOf = (job: string) => `onemap.answers.${job}`

export function readPending(job: string): DeskAnswer[] {
  const kept = localStorage.getItem(keyOf(job))
  return kept === null ? [] : (JSON.parse(kept) as DeskAnswer[])
}

export function keepPending(job: string, answers: readonly DeskAnswer[]): void {
  if (answers.length === 0) localStorage.removeItem(keyOf(job))
  else localStorage.setItem(keyOf(job), JSON.stringify(answers))
}
