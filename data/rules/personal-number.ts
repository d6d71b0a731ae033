export type PersonalNumber = { kind: 'idNumber' | 'phone'; isWhole: boolean }

/**
 * Whether a text is a citizen id (GB 11643) or a mobile number, or on the way to one: such a text must not get into a URL,
 * where logs and histories keep it. Grid and division codes are digits too, but hold no day of birth.
 */
export function personalNumber(text: string): PersonalNumber | undefined {
  const compact = text.normalize('NFKC').replace(/[\s-]/g, '')
  if (/^(\+?86)?1[2-9]\d{5,9}$/.test(compact)) {
    return { kind: 'phone', isWhole: /1\d{10}$/.test(compact) }
  }
  if (/^\d{6}(18|19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{0,3}[\dXx]?$/.test(compact)) {
    return { kind: 'idNumber', isWhole: compact.length === 18 }
  }
  return undefined
}
