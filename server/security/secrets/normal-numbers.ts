/** Two spellings of one number must have one index. */

/** 公民身份号码 and other documents: without spaces, capitals. */
export function normalId(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** Digits alone, without the country. */
export function normalPhone(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '')
  return digits.replace(/^(00)?86(?=1\d{10}$)/, '')
}
