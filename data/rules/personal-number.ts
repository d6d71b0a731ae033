export type PersonalNumber = { kind: 'idNumber' | 'phone'; isWhole: boolean }

/**
 * Whether a text is a citizen id (GB 11643) or a mobile number, or on the way to one: such a text must not get into a URL,
 * where logs and histories keep it. Grid and division codes are digits too.
 */
export function personalNumber(text: string): PersonalNumber | undefined {
  const compact = text.normalize('NFKC').replace(/[\s-]/g, '')
  if (/^(\+?86)?1[2-9]\d{5,9}$/.test(compact)) {
    return { kind: 'phone', isWhole: /1\d{10}$/.test(compact) }
  }
  if (BORN_BEFORE_2000.test(compact) || BORN_SINCE.test(compact)) {
    return { kind: 'idNumber', isWhole: compact.length === 18 }
  }
  return undefined
}

/** Known from the first digits of the year on: no division has such a number. */
const BORN_BEFORE_2000 = /^\d{6}19[2-9]\d{0,8}[\dXx]?$/
/** 200001… may go on to be the code of a township's grid: known by the whole day. */
const BORN_SINCE = /^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{0,3}[\dXx]?$/
