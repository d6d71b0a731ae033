import { localeTag } from '../i18n/index.ts'

/** 2026-06-01 was a Monday. */
export const weekdayName = (weekday: number): string =>
  new Intl.DateTimeFormat(localeTag(), { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2026, 5, weekday),
  )
