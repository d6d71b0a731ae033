import type { Bilingual } from '../../data/contracts/index.ts'
import { phone as en } from '../i18n/en/phone.ts'
import { fillIn, type Values } from '../i18n/fill-in.ts'
import { language } from '../i18n/language.ts'
import { phone as zh } from '../i18n/zh/phone.ts'

/** The texts of this page alone: those of all the others would be most of what a phone has to load. */
export function t(key: `phone.${keyof typeof zh & string}`, values: Values = {}): string {
  const dictionary: Readonly<Record<string, string>> = language() === 'zh' ? zh : en
  return fillIn(dictionary[key.slice('phone.'.length)] ?? key, values)
}

export const text = (bilingual: Bilingual): string => bilingual[language()] || bilingual.zh
