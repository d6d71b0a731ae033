/**
 * The page's content security policy lets markup and worker addresses pass only through here. Solid's compiled templates
 * and our own symbols are plain elements; whatever could run or load something else is stopped.
 */
interface TrustedTypesRules {
  createHTML(text: string): string | null
  createScriptURL(url: string): string | null
}

interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: TrustedTypesRules): unknown
}

const RUNNING =
  /<\s*\/?\s*(script|iframe|frame|object|embed|base|meta|link|style|animate|set)\b|[\s"'/]on\w+\s*=|javascript:|srcdoc/i

export const rules: TrustedTypesRules = {
  createHTML: (text) => (RUNNING.test(text) ? null : text),
  createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
}

/** Before anything is drawn; browsers without Trusted Types do without. */
export function installTrustedTypes(
  scope: { trustedTypes?: TrustedTypesFactory } = globalThis as object,
): void {
  scope.trustedTypes?.createPolicy('default', rules)
}
