/** Light or dark as the phone is; its user has set that already. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () =>
    document.documentElement.setAttribute('data-theme', dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', follow)
  follow()
}
