import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOidc } from '../../../server/security/oidc/oidc-setting.ts'

const GOOD = {
  issuer: 'https://id.example/realms/district',
  clientId: 'onemap',
  redirectUri: 'https://map.example/api/oidc/callback',
}

test('without the setting there is no provider', () => {
  expect(readOidc(undefined)).toBeUndefined()
  expect(readOidc(' ')).toBeUndefined()
})

test('issuer, client and our own address are enough', () => {
  expect(readOidc(JSON.stringify(GOOD))).toMatchObject({
    ...GOOD,
    usernameClaim: 'preferred_username',
    autoCreate: false,
    clockSkewS: 60,
  })
})

test('the secret comes from a file of its own, the setting may do so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-oidc-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'secret'), 's3cret\n')
  writeFileSync(
    join(folder, 'oidc.json'),
    JSON.stringify({ ...GOOD, clientSecretFile: join(folder, 'secret') }),
  )
  expect(readOidc(join(folder, 'oidc.json'))?.clientSecret).toBe('s3cret')
})

test.each([
  ['{', 'it is not JSON'],
  [JSON.stringify({ ...GOOD, clientSecret: 'x' }), 'clientSecret'],
  [JSON.stringify({ ...GOOD, issuer: 'http://id.example' }), 'issuer: must be https'],
  [
    JSON.stringify({ ...GOOD, redirectUri: 'https://map.example/' }),
    'redirectUri: ends in /api/oidc/callback',
  ],
  [JSON.stringify({ ...GOOD, scope: 'profile' }), 'scope: must hold openid'],
])('%s is refused', (text, reason) => {
  expect(() => readOidc(text)).toThrow(reason)
})
