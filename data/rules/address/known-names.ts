import type { IndexView } from './address-index.ts'
import type { Mention } from './query.ts'

const NAME_LEVELS = 0b1_1111_1110
const LONGEST_NAME = 30

/** From left to right the longest name that the base has. */
export function knownNames(text: string, view: IndexView): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < text.length; ) {
    const found =
      nameAt(text, at, view) ?? (isAtFront(mentions, at) ? shortUpper(text, at, view) : undefined)
    if (found) mentions.push(found)
    at = found ? found.end : at + 1
  }
  return mentions
}

function nameAt(text: string, at: number, view: IndexView): Mention | undefined {
  if (at + 1 >= text.length) return undefined
  const lengths = view.lengthsOf(text.charCodeAt(at), text.charCodeAt(at + 1))
  if (lengths === 0) return undefined
  for (let length = Math.min(LONGEST_NAME, text.length - at); length >= 2; length--) {
    if ((lengths & (1 << length)) === 0) continue
    const name = text.slice(at, at + length)
    const levels = view.levelsOf(name) & NAME_LEVELS
    if (levels === 0) continue
    const level = 31 - Math.clz32(levels)
    const id = view.index.nameId(name)
    const { familyOf, family: findFamily } = view.index.similar
    const family = familyOf[id] ?? findFamily(name)
    return { text: name, levels, name: id, family, level, start: at, end: at + length }
  }
  return undefined
}

const isAtFront = (mentions: readonly Mention[], at: number) =>
  mentions.length === 0 ? at === 0 : mentions.at(-1)!.end === at && mentions.at(-1)!.level <= 3

/** 浙江杭州: at the front and without 省 and 市 only the own province and city; 杭州路 and 浙江大厦 are something else. */
function shortUpper(text: string, at: number, view: IndexView): Mention | undefined {
  for (const { short, level } of view.index.ownUpper) {
    if (!text.startsWith(short, at) || NO_DIVISION.test(text[at + short.length] ?? '')) continue
    return {
      text: short,
      levels: 1 << level,
      name: -1,
      family: -1,
      level,
      start: at,
      end: at + short.length,
    }
  }
  return undefined
}

const NO_DIVISION = /[路街大东西南北中城花苑广国际]/

/** What numbers are written with. */
const NO_NAME =
  /^[0-9A-Z\-/、,，.。;；:：()#_ ·号幢栋座楼单元层室房户搂撞懂好附〇零一二三四五六七八九十百组]*$/

/** Nothing but known names and numbers: no need for what was learned about other names. */
export function isPlain(text: string, known: readonly Mention[]): boolean {
  let at = 0
  for (const { start, end } of known) {
    if (start > at && !NO_NAME.test(text.slice(at, start))) return false
    at = end
  }
  return known.length > 0 && NO_NAME.test(text.slice(at))
}
