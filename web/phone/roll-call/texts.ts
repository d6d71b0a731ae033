import { rollCall as en } from '../../i18n/en/roll-call.ts'
import { fillIn, type Values } from '../../i18n/fill-in.ts'
import { formatTime } from '../../i18n/format.ts'
import { language } from '../../i18n/language.ts'
import { rollCall as zh } from '../../i18n/zh/roll-call.ts'

/** The texts of this page alone. */
export function t(key: keyof typeof zh & string, values: Values = {}): string {
  const dictionary: Readonly<Record<string, string>> = language() === 'zh' ? zh : en
  return fillIn(dictionary[key] ?? key, values)
}

export const timeOf = (instant: string): string => formatTime(instant).slice(0, 5)
