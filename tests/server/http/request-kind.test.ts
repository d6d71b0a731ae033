import { expect, it } from 'vitest'
import { isUpload } from '../../../server/http/request-kind.ts'
import { OPERATIONS } from '../../../server/openapi/operations.ts'

it('takes files wherever the description of the interface says so, and nowhere else', () => {
  const wrong = OPERATIONS.filter(({ method, path, body }) => {
    const wantsFiles = body === 'multipart/form-data'
    return isUpload(method.toUpperCase(), path.replace(/\{[^}]+\}/g, 'x')) !== wantsFiles
  })
  expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})
