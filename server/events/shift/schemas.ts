import * as v from 'valibot'

const no = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/, 'must be a number'))

export const newHandover = v.strictObject({
  to: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  nos: v.optional(v.pipe(v.array(no), v.minLength(1), v.maxLength(200))),
  note: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
})

export const handoverAnswer = v.strictObject({
  answer: v.picklist(['accepted', 'declined', 'withdrawn']),
})
