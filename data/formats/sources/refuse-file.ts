import { type Bilingual, Refusal } from '../../contracts/index.ts'

/** Refuses a file with one sentence in both languages; the Chinese one travels in the details. */
export function refuseFile(code: string, en: string, zh: string): Refusal {
  return new Refusal(422, code, en, { text: { zh, en } satisfies Bilingual })
}

/** The sentence of a refusal in both languages, where it has both. */
export function refusalText(refusal: Refusal): Bilingual {
  const details = refusal.details
  if (typeof details === 'object' && details !== null && 'text' in details) {
    const text = details.text
    if (isBilingual(text)) return text
  }
  return { zh: refusal.message, en: refusal.message }
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
