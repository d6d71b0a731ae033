import { rollCall as en } from '../../i18n/en/roll-call.ts'
import { fillIn, type Values } from '../../i18n/fill-in.ts'
import { language } from '../../i18n/language.ts'
import { rollCall as zh } from '../../i18n/zh/roll-call.ts'

/** The texts of this page alone. */
export function t(key: keyof typeof zh & string, values: Values = {}): string {
  const dictionary: Readonly<Record<string, string>> = language() === 'zh' ? zh : en
  return fillIn(dictionary[key] ?? key, values)
}

/** `14:05` by the clocks of the district; what else tells times is shared with the large page, and would come along. */
export const timeOf = (instant: string): string => TIME.format(new Date(instant))

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Shanghai',
})
