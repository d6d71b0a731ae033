import { citizenIdIssue, usccIssue } from '../check-digits.ts'
import { compactText } from './cell-text.ts'
import { failed, nothing, type ReadCell, taken } from './problems.ts'
import { hasLostTail, isScientific } from './ruined-number.ts'

export function readCitizenId(text: string): ReadCell {
  const id = compactText(text).replace(/[-‐–—]/g, '')
  if (isScientific(id) || hasLostTail(id)) return failed('ruined-number')
  const issue = citizenIdIssue(id)
  if (issue === undefined) return taken(id, text)
  return failed(issue === 'form' ? 'citizen-id-form' : 'citizen-id-check')
}

export function readUscc(text: string): ReadCell {
  const code = compactText(text).replace(/[-‐–—]/g, '')
  if (isScientific(code) || hasLostTail(code)) return failed('ruined-number')
  const issue = usccIssue(code)
  if (issue === undefined) return taken(code, text)
  return failed(issue === 'form' ? 'uscc-form' : 'uscc-check')
}

/** Several numbers stay several, with one mark between them. */
export function readPhone(text: string): ReadCell {
  if (/^(无|暂无|没有)$/.test(text)) return nothing
  const parts = text
    .normalize('NFKC')
    .split(/[、,;/|]|\s{2,}|(?<!\+?86)\s(?=1\d{10})/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const numbers: string[] = []
  for (const part of parts) {
    if (isScientific(part)) return failed('ruined-number')
    const number = onePhone(part)
    if (number === undefined) return failed('phone-form')
    numbers.push(number)
  }
  return numbers.length === 0 ? failed('phone-form') : taken(numbers.join('、'), text)
}

/** A sender's own number or a permit: letters and digits of any alphabet, kept as they stand. */
export function readCode(text: string): ReadCell {
  const code = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^(\d+)\.0$/, '$1')
  if (isScientific(code)) return failed('ruined-number')
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._/()〔〕[\]#-]{0,63}$/u.test(code)) return failed('code-form')
  return taken(code, text)
}

function onePhone(part: string): string | undefined {
  const digits = part.replace(/\.0$/, '').replace(/[\s()-]/g, '')
  const bare = digits.replace(/^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '')
  if (/^1\d{10}$/.test(bare)) return bare
  const isLandline = /^0\d{9,11}$/.test(bare) || /^[2-9]\d{6,7}$/.test(bare)
  const isService = /^[48]00\d{7}$/.test(bare) || /^(9\d{4}|12\d{3})$/.test(bare)
  if (!isLandline && !isService) return undefined
  const split = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(bare)
  return split ? `${split[1]}-${split[2]}` : bare
}
