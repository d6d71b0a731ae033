import { compactText } from './cell-text.ts'
import { failed, type ReadCell, taken } from './problems.ts'

export interface Choice {
  value: string
  /** Other words for it, e.g. its English name. */
  words: readonly string[]
}

const YES = /^(是|有|√|✓|✔|☑|对|真|Y|YES|T|TRUE|1|已|已安装|已有|合格|完好)$/
const NO = /^(否|无|没有|×|✗|✘|☒|☐|错|假|N|NO|F|FALSE|0|未|未安装|不合格|X)$/

export function readFlag(text: string): ReadCell {
  const word = compactText(text)
  if (YES.test(word)) return { value: true, mended: true }
  if (NO.test(word)) return { value: false, mended: true }
  return failed('not-a-boolean')
}

/** 黄色 for 黄, A级 for A, 2级 for 二; never a guess: what fits two values fits none. */
export function readChoice(text: string, choices: readonly Choice[]): ReadCell {
  const exact = choices.find(({ value }) => value === text)
  if (exact) return { value: text }
  const word = compactText(text)
  for (const forms of [[word], strippedForms(word)]) {
    const found = choices.filter((choice) => forms.some((form) => isMeant(choice, form)))
    if (found.length === 1) return taken(found[0]!.value, text)
  }
  return failed('unknown-value')
}

/** Several of a closed list, or texts of an open one; parted by the marks that people use. */
export function readList(text: string, choices: readonly Choice[] | undefined): ReadCell {
  const parts = text.split(/[、,，;；|\n]+/).map((part) => part.trim())
  const words = parts.filter((part) => part !== '')
  if (choices === undefined) return { value: [...new Set(words)] }
  const values: string[] = []
  for (const word of words) {
    const read = readChoice(word, choices)
    if ('problem' in read) return read
    values.push(String(read.value))
  }
  return { value: [...new Set(values)] }
}

function isMeant({ value, words }: Choice, form: string): boolean {
  return [value, ...words].some((word) => compactText(word) === form)
}

const CHINESE_DIGITS = '零一二三四五六七八九'

function strippedForms(word: string): string[] {
  const bare = word.replace(/[色级类型等式状态]+$|等级$/u, '')
  const digit = /^\d$/.test(bare) ? [CHINESE_DIGITS[Number(bare)]!] : []
  return bare === '' ? [] : [bare, ...digit]
}
