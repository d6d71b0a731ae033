import { readFileSync } from 'node:fs'
import { cleanText } from '../../../../data/rules/address/clean-text.ts'

/** A text whose parts people have labelled: one token and its label (`B-road`, `I-road`) on a line, an empty line between. */
export interface LabelledText {
  text: string
  spans: readonly LabelledSpan[]
}

export interface LabelledSpan {
  /** In lower case: prov, city, district, devzone, town … */
  label: string
  start: number
  end: number
}

export function readLabelledTexts(path: string): LabelledText[] {
  return readFileSync(path, 'utf8')
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map(readText)
}

function readText(block: string): LabelledText {
  let text = ''
  const spans: LabelledSpan[] = []
  for (const line of block.split('\n')) {
    const cut = line.lastIndexOf(' ')
    if (cut < 0) continue
    const token = cleanText(line.slice(0, cut)).text
    const tag = line
      .slice(cut + 1)
      .trim()
      .toLowerCase()
    const start = text.length
    text += token
    const last = spans.at(-1)
    const label = tag.slice(2)
    if (tag.startsWith('i-') && last?.label === label && last.end === start) last.end = text.length
    else if (tag !== 'o' && token !== '') spans.push({ label, start, end: text.length })
  }
  return { text, spans }
}
