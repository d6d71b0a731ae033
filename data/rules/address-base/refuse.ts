import { Refusal } from '../../contracts/index.ts'

/** What the base does not allow: a reason code and one sentence. */
export function refuse(code: string, sentence: string, details?: unknown): Refusal {
  return new Refusal(409, code, sentence, details)
}
