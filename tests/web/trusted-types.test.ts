import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { installTrustedTypes, rules } from '../../web/trusted-types.ts'

beforeEach(() => vi.stubGlobal('location', new URL('https://onemap.example/map')))
afterEach(() => vi.unstubAllGlobals())

test.each([
  '<div class="a"><button type="button">x</button></div>',
  '<svg viewBox="0 0 24 24"><path d="M4 7"/></svg>',
  '<form><input name="q"></form>',
  '<p>on time = late, 3 < 4</p>',
])('plain elements pass: %s', (markup) => {
  expect(rules.createHTML(markup)).toBe(markup)
})

test.each([
  '<script>alert(1)</script>',
  '<SCRIPT src=x>',
  '<img src=x onerror=alert(1)>',
  '<img/onerror=alert(1) src=x>',
  '<svg onload="alert(1)">',
  '<iframe src="x">',
  '<a href="javascript:alert(1)">',
  '<object data=x>',
  '<base href="//evil.example">',
  '<link rel=stylesheet href=x>',
  '<meta http-equiv=refresh>',
  '<style>*{}</style>',
])('what runs or loads something does not: %s', (markup) => {
  expect(rules.createHTML(markup)).toBeNull()
})

test('workers come from here alone', () => {
  expect(rules.createScriptURL('/assets/worker.js')).toBe('/assets/worker.js')
  expect(rules.createScriptURL('https://onemap.example/w.js')).toBe('https://onemap.example/w.js')
  expect(rules.createScriptURL('https://evil.example/w.js')).toBeNull()
  expect(rules.createScriptURL('data:text/javascript,1')).toBeNull()
})

test('there is one policy, and browsers without them do without', () => {
  const made: string[] = []
  installTrustedTypes({ trustedTypes: { createPolicy: (name) => made.push(name) } })
  expect(made).toEqual(['default'])
  expect(() => installTrustedTypes({})).not.toThrow()
})
