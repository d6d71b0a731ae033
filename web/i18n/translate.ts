import type { Bilingual } from '../../data/contracts/index.ts'
import { en } from './en/index.ts'
import { fillIn, type Values } from './fill-in.ts'
import { language } from './language.ts'
import { zh } from './zh/index.ts'

type Dictionary = typeof zh
type KeyOf<Domain extends keyof Dictionary> = `${Domain}.${keyof Dictionary[Domain] & string}`

/** `domain.key` of a text in `zh/<domain>.ts` and `en/<domain>.ts`. */
export type TextKey = { [Domain in keyof Dictionary]: KeyOf<Domain> }[keyof Dictionary]

/**
 * The text in the current language; `{name}` in it is replaced by `values.name`, `{name:row|rows}` by the word that
 * goes with that number.
 */
export function t(key: TextKey, values?: Values): string {
  const dictionary: Record<string, Record<string, string>> = language() === 'zh' ? zh : en
  const dot = key.indexOf('.')
  const template = dictionary[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? key
  if (!values) return template
  return fillIn(template, values)
}

/** The half of a bilingual name that the reader asked for. */
export function text(bilingual: Bilingual): string {
  return bilingual[language()] || bilingual.zh
}

/** Whether there is a text for a key that was put together at run time. */
export function isTextKey(key: string): key is TextKey {
  const [domain = '', name = ''] = key.split(/\.(.*)/)
  return Object.hasOwn((zh as Record<string, object>)[domain] ?? {}, name)
}
